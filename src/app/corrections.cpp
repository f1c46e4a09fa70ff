#include "app/corrections.h"

#include "app/live_attempt.h"
#include "app/scene_library.h"
#include "store/store.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>

namespace mq::app {
namespace {

constexpr std::int64_t rows_at_once = 500;
constexpr std::array<std::string_view, 5> channel_ids{"phone", "counter", "email", "chat", "social"};

using Corrections = std::map<std::size_t, std::vector<std::string>>; ///< acts by decision, 0-based

Corrections corrections_in(const std::vector<store::RecordedEvent>& events) {
    Corrections out;
    for (const store::RecordedEvent& recorded : events)
        if (const auto* corrected = std::get_if<store::ActsCorrected>(&recorded.event.what);
            corrected && corrected->index >= 0)
            out[static_cast<std::size_t>(corrected->index)] = corrected->acts;
    return out;
}

class Reading {
public:
    Reading(const store::Store& store, const domain::Competency& competency)
        : store_(store), competency_(competency) {}

    Status add(const store::AttemptRow& row) {
        const auto events = store_.events_of(row.id);
        if (!events)
            return tl::unexpected<Error>(events.error());
        const Corrections corrections = corrections_in(*events);
        if (corrections.empty())
            return {};
        const auto scene = scene_of(row);
        if (!scene)
            return tl::unexpected<Error>(scene.error());
        const auto attempt = rebuild(row.id, *scene, *events);
        if (!attempt)
            return tl::unexpected<Error>(attempt.error());
        for (const auto& [decision, acts] : corrections)
            add(*attempt, decision, acts);
        return {};
    }

    std::vector<CorrectedReply> take() { return std::move(out_); }

private:
    Result<ScenePtr> scene_of(const store::AttemptRow& row) {
        if (const auto known = scenes_.find(row.content.hex()); known != scenes_.end())
            return known->second;
        const auto content = store_.content(row.content);
        if (!content)
            return tl::unexpected<Error>(content.error());
        if (!*content)
            return fail(ErrorKind::damaged, "Thiếu nội dung của tình huống đã chơi.", row.scene);
        auto scene = scene_from_text((*content)->text, row.scene, competency_);
        if (scene)
            scenes_.emplace(row.content.hex(), *scene);
        return scene;
    }

    void add(const LiveAttempt& attempt, std::size_t decision, const std::vector<std::string>& acts) {
        if (decision >= attempt.session.path.size())
            return;
        const auto& made = attempt.session.path[decision];
        const domain::Scenario& scene = attempt.scene->scenario;
        const domain::Node& node = scene.nodes[made.before.at];
        if (node.answer != domain::AnswerKind::type || made.answer.entries.empty())
            return; // nothing was typed there
        const auto& says = domain::pick_variant(node.says, made.before.flags, made.before.mood);
        out_.push_back({fmt::format("{}/{}", attempt.id.str(), decision + 1),
                        std::string(channel_ids[static_cast<std::size_t>(scene.channel)]),
                        domain::fill_roles(says.vi, attempt.address), made.answer.entries.front(), acts});
    }

    const store::Store& store_;
    const domain::Competency& competency_;
    std::map<std::string, ScenePtr> scenes_; ///< by the hash of their text
    std::vector<CorrectedReply> out_;
};

} // namespace

Result<std::vector<CorrectedReply>> corrected_replies(const std::filesystem::path& database,
                                                      const domain::Competency& competency,
                                                      const std::optional<store::KeyPlace>& keys) {
    store::OpenOptions options;
    options.keys = keys;
    options.create = false;
    options.read_only = true;
    const auto store = store::Store::open(database, options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    store::AttemptFilter finished;
    finished.state = store::AttemptState::finished;
    std::vector<store::AttemptRow> all;
    for (store::Page page{0, rows_at_once};; page.offset += rows_at_once) {
        const auto rows = store->attempts(finished, page);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        all.insert(all.end(), rows->begin(), rows->end());
        if (static_cast<std::int64_t>(rows->size()) < rows_at_once)
            break;
    }
    std::reverse(all.begin(), all.end()); // they come newest first
    Reading reading(*store, competency);
    for (const store::AttemptRow& row : all)
        if (Status done = reading.add(row); !done)
            return tl::unexpected<Error>(done.error());
    return reading.take();
}

} // namespace mq::app
