#include "content/scene_checks.h"

#include "domain/address.h"

#include <fmt/format.h>
#include <array>

namespace mq::content {
namespace {

using domain::Gender;
using domain::Region;
using domain::Trainee;

/// Forms of address change the words around the acts, so examples are read as different people would say
/// them.
const std::array<Trainee, 4>& speakers() {
    static const std::array<Trainee, 4> all{Trainee{24, Gender::female, Region::north},
                                            Trainee{24, Gender::female, Region::south},
                                            Trainee{45, Gender::male, Region::north}, Trainee{}};
    return all;
}

std::string listed(const domain::ActSet& acts) {
    std::string out;
    for (std::size_t act = 0; act < domain::act_count; ++act)
        if (acts.test(act))
            out += fmt::format("{}{}", out.empty() ? "" : ", ", domain::act_ids[act]);
    return out.empty() ? "không có hành vi nào" : out;
}

void check_example(const SceneDraft& draft, std::size_t n, std::size_t o, const domain::ReplyReader& reader,
                   Diagnostics& diagnostics) {
    const domain::Node& node = draft.scene.nodes[n];
    const domain::Outcome& outcome = node.outcomes[o];
    for (const Trainee& speaker : speakers()) {
        const domain::Address address = address_for(draft.scene.customer, speaker);
        const std::string customer =
            node.says.empty() ? std::string{} : fill_roles(node.says.back().text.vi, address);
        const std::string reply = fill_roles(outcome.example.vi, address);
        const domain::Answer answer = typed_answer(node, reply, reader(reply, customer));
        const auto led =
            answer.unsure && node.unsure ? node.unsure : outcome_by_rules(node, picks_of(node, answer));
        if (led == o)
            continue;
        diagnostics.error(
            draft.marks.nodes[n].outcomes[o].example, "example-elsewhere",
            fmt::format("câu mẫu “{}” được đọc là: {}{}; nó dẫn tới kết quả “{}” chứ không phải “{}”. "
                        "Viết lại câu, hoặc sửa when.",
                        reply, listed(answer.acts), answer.unsure ? " (chưa chắc)" : "",
                        led ? node.outcomes[*led].id : "?", outcome.id));
        return;
    }
}

} // namespace

void check_examples(const SceneDraft& draft, const domain::ReplyReader& reader, Diagnostics& diagnostics) {
    for (std::size_t n = 0; n < draft.scene.nodes.size(); ++n) {
        const domain::Node& node = draft.scene.nodes[n];
        for (std::size_t o = 0; o < node.outcomes.size(); ++o)
            if (node.answer == domain::AnswerKind::type && !node.outcomes[o].example.empty())
                check_example(draft, n, o, reader, diagnostics);
    }
}

} // namespace mq::content
