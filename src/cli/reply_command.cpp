#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reply_lines.h"

#include "domain/reply_measure.h"

#include <fmt/format.h>

namespace mq::cli {
namespace {

using domain::ActCounts;
using domain::CodedAct;
using domain::CodedReply;
using domain::CodingMeasure;
using json = nlohmann::ordered_json;

json acts_of(const std::vector<CodedAct>& acts) {
    json out = json::array();
    for (const CodedAct& act : acts) {
        json words = json::array();
        for (const domain::TextSpan& span : act.words)
            words.push_back({span.begin, span.end});
        out.push_back(
            {{"act", id_of(act.act)}, {"confidence", rounded(act.confidence)}, {"words", std::move(words)}});
    }
    return out;
}

json shares_of(const ActCounts& counts) {
    return {{"precision", rounded(counts.precision())},
            {"recall", rounded(counts.recall())},
            {"f1", rounded(counts.f1())}};
}

json metrics_of(const CodingMeasure& measure) {
    json acts = json::object();
    for (std::size_t a = 0; a < domain::act_count; ++a) {
        const ActCounts& counts = measure.acts[a];
        json act = shares_of(counts);
        act["marked"] = counts.right + counts.missed;
        act["coded"] = counts.right + counts.extra;
        act["right"] = counts.right;
        acts[std::string(domain::act_ids[a])] = std::move(act);
    }
    return {{"replies", measure.replies},
            {"exact", measure.exact},
            {"micro", shares_of(measure.all())},
            {"macro", {{"f1", rounded(measure.macro_f1())}}},
            {"acts", std::move(acts)}};
}

std::string listed(const std::vector<CodedAct>& acts) {
    std::string out;
    for (const CodedAct& act : acts)
        out += fmt::format("{}{} {:.2f}", out.empty() ? "" : ", ", id_of(act.act), act.confidence);
    return out;
}

void print_reply(const ReplyLine& line, const CodedReply& coded) {
    std::string out = fmt::format("{:<10} {}", line.id, coded.acts.empty() ? "–" : listed(coded.acts));
    if (!coded.near.empty())
        out += fmt::format("   (không chắc: {})", listed(coded.near));
    if (coded.cut)
        out += fmt::format("   (dài quá: chỉ đọc {} KiB đầu)", domain::most_reply_bytes >> 10U);
    print(out);
}

void print_metrics(const CodingMeasure& measure) {
    print(
        fmt::format("\n{:<20} {:>9} {:>9} {:>9} {:>9}", "hành vi", "đúng/máy", "đúng/người", "F1", "người"));
    for (std::size_t a = 0; a < domain::act_count; ++a) {
        const ActCounts& counts = measure.acts[a];
        print(fmt::format("{:<20} {:>8.3f} {:>9.3f} {:>10.3f} {:>8}", domain::act_ids[a], counts.precision(),
                          counts.recall(), counts.f1(), counts.right + counts.missed));
    }
    const ActCounts all = measure.all();
    print(fmt::format("{:<20} {:>8.3f} {:>9.3f} {:>10.3f} {:>8}", "micro", all.precision(), all.recall(),
                      all.f1(), all.right + all.missed));
    print(fmt::format("{:<20} {:>29.3f}", "macro", measure.macro_f1()));
    print(fmt::format("{} câu có nhãn, {} câu máy đọc đúng hết.", measure.replies, measure.exact));
}

} // namespace

int reply_command(const std::filesystem::path& share, const ReplyOptions& options) {
    const auto coder = coder_from(share);
    if (!coder)
        return report(coder.error(), options.json);
    const auto text = read_text(options.file);
    if (!text)
        return report(text.error(), options.json);
    const auto lines = read_reply_lines(*text, options.file);
    if (!lines)
        return report(lines.error(), options.json);
    CodingMeasure measure;
    json replies = json::array();
    for (const ReplyLine& line : *lines) {
        const CodedReply coded = coder->code(line.reply, line.customer);
        if (line.acts)
            measure.add(coded.set(), *line.acts);
        if (!options.json) {
            print_reply(line, coded);
            continue;
        }
        json reply{{"id", line.id}, {"acts", acts_of(coded.acts)}, {"near", acts_of(coded.near)}};
        if (coded.cut)
            reply["cut"] = true;
        replies.push_back(std::move(reply));
    }
    if (options.json) {
        json out{{"replies", std::move(replies)}};
        if (measure.replies > 0)
            out["metrics"] = metrics_of(measure);
        print(out.dump());
    } else if (measure.replies > 0) {
        print_metrics(measure);
    }
    return exit_good;
}

} // namespace mq::cli
