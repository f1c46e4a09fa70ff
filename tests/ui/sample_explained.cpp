#include "ui/sample_explained.h"

#include "content/competency_file.h"
#include "content/text_file.h"
#include "ui/sample_play.h"

#include <fmt/format.h>
#include <array>
#include <stdexcept>

namespace mq::test {
namespace {

using domain::AttainedShare;
using domain::Difficulty;
using domain::FacetIndex;
using domain::Level;
using domain::RatedEvidence;
using domain::ScenarioEvidence;

constexpr const char* today = "2026-03-10";
constexpr std::size_t axes = 5;

Day days_ago(int days) {
    return Day{parse_day(today).value().number - days};
}

/// An attempt that went the same on every axis but the last, which is seen every other time.
ScenarioEvidence attempt(int n, int scene, int age, int difficulty, double attainment) {
    ScenarioEvidence out;
    out.id = fmt::format("018f0000-0000-7000-8000-{:012}", n);
    out.scenario = fmt::format("{}", scene);
    out.date = days_ago(age);
    out.difficulty = Difficulty(difficulty);
    out.attainment = AttainedShare(attainment);
    for (std::size_t axis = 0; axis < (n % 2 == 0 ? axes : axes - 1); ++axis)
        out.facets.push_back({FacetIndex(axis), out.attainment});
    return out;
}

std::string title_of(int scene) {
    static constexpr std::array titles = {
        "Chữ ký số chưa kích hoạt",       "Hoá đơn điện tử báo lỗi giờ cao điểm",
        "Bưu kiện ghi “không có nhà”",    "Quầy spa: hỏi đúng chỗ mới có lời đáp",
        "Một sao cho giọng nói đã mất",   "Gia hạn trễ vì thiếu hồ sơ",
        "Ký hợp đồng trước giờ đóng cổng"};
    const auto at = static_cast<std::size_t>(scene) % titles.size();
    return scene < static_cast<int>(titles.size()) ? titles[at]
                                                   : fmt::format("{}, bài {}", titles[at], scene);
}

} // namespace

Records few_records() {
    return {attempt(1, 0, 12, 2, 0.92), attempt(2, 1, 40, 3, 0.71)};
}

Records placed_records() {
    Records out{attempt(1, 0, 2, 3, 0.92),   attempt(2, 1, 9, 3, 0.88),  attempt(4, 2, 16, 3, 0.95),
                attempt(6, 3, 30, 3, 0.84),  attempt(8, 4, 48, 4, 0.64), attempt(10, 5, 61, 3, 0.90),
                attempt(14, 6, 70, 3, 0.86), attempt(16, 7, 75, 3, 0.91)};
    out.insert(out.begin(), attempt(11, 0, 900, 2, 0.95));
    out.insert(out.begin() + 1, attempt(12, 1, 14, 3, 0.66)); // the one 9 days ago is its retake
    return out;
}

Records human_records() {
    Records out;
    for (int i = 0; i < 8; ++i)
        out.push_back(attempt(2 * (i + 1), i, 5 + 6 * i, 5, 0.93));
    return out;
}

Records autonomy_records() {
    Records out = human_records();
    RatedEvidence interview;
    interview.kind = RatedEvidence::Kind::interview;
    interview.id = "I1";
    interview.date = days_ago(20);
    for (const char* rater : {"Phạm Thuỳ Dương", "Quốc Bảo"})
        for (std::size_t axis = 0; axis < axes; ++axis)
            interview.ratings.push_back({fmt::format("{}", axis + 1), rater, FacetIndex(axis), Level(5)});
    RatedEvidence sheet;
    sheet.kind = RatedEvidence::Kind::observation;
    sheet.id = "O1";
    sheet.date = days_ago(3);
    sheet.ratings.push_back({"", "Vũ Hoàng Nam", FacetIndex(std::size_t{1}), Level(4)});
    out.emplace_back(interview);
    out.emplace_back(sheet);
    return out;
}

Records critical_records() {
    Records out = placed_records();
    ScenarioEvidence error = attempt(13, 6, 5, 3, 0.9);
    error.critical = true;
    out.emplace_back(error);
    return out;
}

Records many_records(int count) {
    Records out;
    for (int i = 0; i < count; ++i)
        out.push_back(attempt(i + 1, i, 1 + i % 600, 1 + i % 4, 0.55 + 0.04 * (i % 11)));
    return out;
}

struct Explained::Content {
    domain::Estimator estimator;
    app::Texts texts;
};

Explained::Explained(Records records, app::Language language, bool long_words)
    : records_(std::move(records)), long_words_(long_words) {
    auto competency = content::load_competency_file(MONQUA_ASSETS_DIR "/competencies/a01.yaml").competency;
    if (!competency)
        throw std::runtime_error("the competency can't be read");
    if (long_words)
        for (domain::Facet& facet : competency->facets)
            facet.name.vi = facet.name.en = long_text(14);
    app::Texts::Table table;
    const bool vietnamese = language == app::Language::vi;
    for (auto& [key, text] : content::load_text_table(vietnamese ? MONQUA_ASSETS_DIR "/text/vi.yaml"
                                                                 : MONQUA_ASSETS_DIR "/text/en.yaml"))
        table[key] = std::move(text);
    content_ = std::make_unique<Content>(
        Content{domain::Estimator(std::move(*competency)), app::Texts(language, std::move(table))});
    explain();
}

Explained::~Explained() = default;

void Explained::explain() {
    const app::StandingSource source{
        content_->estimator, content_->texts, days_ago(0), records_, [this](const ScenarioEvidence& attempt) {
            return app::AttemptWords{long_words_ ? long_text(40) : title_of(std::stoi(attempt.scenario)),
                                     long_words_ ? long_text(12) : "không chỉ dẫn"};
        }};
    page_ = app::explain_standing(source, content_->estimator.standing(records_, source.as_of), left_out_);
    for (std::size_t axis = 0; axis < axes && !records_.empty(); ++axis)
        page_.practice.push_back({page_.views[axis + 1], 2.4 + 0.3 * static_cast<double>(axis % 3)});
    page_.revision = ++revision_;
}

app::Model Explained::model() const {
    app::Model model;
    model.revision = revision_;
    model.page = app::Page::standing;
    model.me.name = "Trần Minh Khôi";
    model.me.initials = "MK";
    model.standing = page_;
    return model;
}

bool Explained::run(const app::Commands& commands) {
    bool changed = false;
    for (const app::Command& command : commands) {
        if (const auto* toggle = command.as<app::ToggleWhatIf>()) {
            if (left_out_.erase(toggle->line) == 0)
                left_out_.insert(toggle->line);
            changed = true;
        } else if ((command.as<app::RestoreWhatIf>() != nullptr)) {
            left_out_.clear();
            changed = true;
        }
    }
    if (changed)
        explain();
    return changed;
}

} // namespace mq::test
