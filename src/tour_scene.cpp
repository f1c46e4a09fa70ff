#include "tour_scene.h"

#include <fmt/format.h>

namespace mq {
namespace {

ImGuiKey digit(std::size_t place) {
    return static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(place));
}

const char* picture_of(domain::AnswerKind kind) {
    switch (kind) {
        case domain::AnswerKind::several: return "play-several";
        case domain::AnswerKind::type: return "play-reply";
        case domain::AnswerKind::log: return "play-log";
        case domain::AnswerKind::route: return "play-route";
        case domain::AnswerKind::one:
        case domain::AnswerKind::order: break;
    }
    return "play-order";
}

} // namespace

void TourScene::play_on() {
    while (!go_.failed() && app_.model().play && !app_.model().play->finished)
        answer();
}

void TourScene::listen() {
    if (!go_.has("play.hear_all"))
        return;
    if (!heard_ && go_.has("play.cut_in"))
        go_.picture("play-speaking");
    heard_ = heard_ || go_.has("play.cut_in");
    go_.press(ImGuiKey_Space);
}

void TourScene::answer() {
    const int decision = app_.model().play->decisions;
    listen();
    const domain::AnswerKind kind = app_.model().play->answer;
    const auto answer = player_.answer();
    go_.require(answer.has_value(), "the scene is not in the library");
    if (go_.failed())
        return;
    if (kind == domain::AnswerKind::type)
        go_.type(answer->entries.at(0));
    else if (kind == domain::AnswerKind::log)
        fill_log(answer->entries);
    else
        choose(decision, places_of(*app_.model().play, answer->picks));
    if (decision == 4)
        go_.picture("play-in-the-middle");
    if (kind != domain::AnswerKind::one && seen_.insert(kind).second)
        go_.picture(picture_of(kind));
    send(decision, kind);
    go_.require(
        !app_.model().play || app_.model().play->finished || app_.model().play->decisions == decision + 1,
        fmt::format("decision {} was not taken", decision + 1));
}

void TourScene::choose(int decision, const std::vector<std::size_t>& places) {
    for (const std::size_t place : places) {
        if (app_.model().play->answer == domain::AnswerKind::one && decision % 3 == 0)
            go_.click(fmt::format("play.option.{}", place + 1));
        else
            go_.press(digit(place));
    }
}

void TourScene::fill_log(const std::vector<std::string>& entries) {
    for (std::size_t i = 0; i < entries.size() && !go_.failed(); ++i) {
        const std::string field = fmt::format("play.field.{}", i + 1);
        const auto& choices = app_.model().play->fields[i].choices;
        if (entries[i].empty())
            continue;
        go_.click(field);
        if (choices.empty())
            go_.type(entries[i]);
        for (std::size_t c = 0; c < choices.size(); ++c)
            if (choices[c].id == entries[i])
                go_.click(fmt::format("{}.{}", field, c + 1));
    }
}

void TourScene::send(int decision, domain::AnswerKind kind) {
    const bool written = kind == domain::AnswerKind::type || kind == domain::AnswerKind::log;
    if (decision % 3 == 0)
        go_.click("play.send");
    else
        go_.press(written ? ImGuiMod_Ctrl | ImGuiKey_Enter : ImGuiKeyChord{ImGuiKey_Enter});
}

} // namespace mq
