#include "report/xapi.h"

#include "report/table.h"
#include "report/uuid5.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace mq::report {
namespace {

using Json = nlohmann::ordered_json;

/// Under which statements are named: made once, for this program.
constexpr Uuid statement_space{
    {0x6d, 0xa3, 0x1f, 0x52, 0x9b, 0x70, 0x4c, 0x1e, 0x8a, 0x5d, 0x20, 0xf7, 0x3e, 0xc4, 0x91, 0x0b}};

std::string ours(std::string_view path) {
    return std::string(xapi_base) + std::string(path);
}

/// What may stand in a path of an IRI as it is; everything else is written by its bytes.
std::string encoded(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

Json language_map(const XapiText& text) {
    Json out = Json::object();
    if (!text.vi.empty())
        out["vi-VN"] = cell_text(text.vi);
    if (!text.en.empty())
        out["en-US"] = cell_text(text.en);
    return out;
}

struct VerbWords {
    const char* id;
    const char* vi;
};

VerbWords words_of(XapiVerb verb) {
    switch (verb) {
        case XapiVerb::completed: return {"completed", "đã làm xong"};
        case XapiVerb::passed: return {"passed", "đã đạt"};
        case XapiVerb::failed: return {"failed", "chưa đạt"};
        case XapiVerb::answered: return {"answered", "đã trả lời"};
        case XapiVerb::scored: break;
    }
    return {"scored", "được chấm"};
}

Json verb_of(XapiVerb verb) {
    const VerbWords words = words_of(verb);
    return {{"id", fmt::format("http://adlnet.gov/expapi/verbs/{}", words.id)},
            {"display", {{"en-US", words.id}, {"vi-VN", words.vi}}}};
}

std::string type_of(XapiActivity type) {
    switch (type) {
        case XapiActivity::simulation: return "http://adlnet.gov/expapi/activities/simulation";
        case XapiActivity::interaction: return "http://adlnet.gov/expapi/activities/interaction";
        case XapiActivity::interview: return ours("activity-types/interview");
        case XapiActivity::observation: break;
    }
    return ours("activity-types/observation");
}

Json agent(const Uuid& person) {
    return {{"objectType", "Agent"},
            {"account", {{"homePage", std::string(xapi_base) + "people"}, {"name", person.str()}}}};
}

Json activity(const XapiObject& object) {
    Json definition{{"type", type_of(object.type)}};
    if (!object.name.vi.empty() || !object.name.en.empty())
        definition["name"] = language_map(object.name);
    return {{"objectType", "Activity"}, {"id", ours(encoded(object.path))}, {"definition", definition}};
}

/// To six decimals: the same on every machine.
double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

Json extensions(const std::vector<XapiExtension>& all) {
    Json out = Json::object();
    for (const auto& [name, value] : all)
        std::visit(
            [&, key = ours("extensions/" + encoded(name))](const auto& v) {
                if constexpr (std::is_same_v<std::decay_t<decltype(v)>, double>)
                    out[key] = rounded(v);
                else
                    out[key] = v;
            },
            value);
    return out;
}

Json score_of(const XapiScore& score) {
    Json out{{"scaled", rounded(std::clamp(score.scaled, -1.0, 1.0))}};
    if (score.raw) {
        out["raw"] = rounded(std::clamp(*score.raw, score.least, score.most));
        out["min"] = score.least;
        out["max"] = score.most;
    }
    return out;
}

Json result_of(const XapiStatement& from) {
    Json out = Json::object();
    if (from.score)
        out["score"] = score_of(*from.score);
    if (from.success)
        out["success"] = *from.success;
    if (from.completion)
        out["completion"] = *from.completion;
    if (!from.response.empty())
        out["response"] = cell_text(from.response);
    if (from.duration_ms)
        out["duration"] = iso_duration(*from.duration_ms);
    if (!from.result_extensions.empty())
        out["extensions"] = extensions(from.result_extensions);
    return out;
}

Json context_of(const XapiStatement& from) {
    Json out = Json::object();
    if (from.registration)
        out["registration"] = from.registration->str();
    if (from.instructor)
        out["instructor"] = agent(*from.instructor);
    if (!from.revision.empty())
        out["revision"] = from.revision;
    if (!from.platform.empty())
        out["platform"] = from.platform;
    if (!from.language.empty())
        out["language"] = from.language;
    if (from.parent)
        out["contextActivities"] = {{"parent", Json::array({activity(*from.parent)})}};
    if (!from.context_extensions.empty())
        out["extensions"] = extensions(from.context_extensions);
    return out;
}

} // namespace

std::string iso_duration(std::int64_t ms) {
    const std::int64_t hundredths = (std::max<std::int64_t>(ms, 0) + 5) / 10;
    const std::int64_t seconds = hundredths / 100;
    std::string out = "PT";
    if (seconds >= 3600)
        out += fmt::format("{}H", seconds / 3600);
    if (seconds / 60 % 60 > 0)
        out += fmt::format("{}M", seconds / 60 % 60);
    if (hundredths % 100 > 0)
        return out + fmt::format("{}.{:02}S", seconds % 60, hundredths % 100);
    if (seconds % 60 > 0 || out == "PT")
        out += fmt::format("{}S", seconds % 60);
    return out;
}

std::string iso_moment(Instant at, int utc_offset_minutes) {
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t wall = at.unix_ms + std::int64_t{utc_offset_minutes} * 60'000;
    std::int64_t day = wall / day_ms;
    std::int64_t ms = wall % day_ms;
    if (ms < 0) {
        ms += day_ms;
        --day;
    }
    const std::string time =
        fmt::format("{}T{:02}:{:02}:{:02}.{:03}", iso_day(Day{static_cast<std::int32_t>(day)}),
                    ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
    if (utc_offset_minutes == 0)
        return time + "Z";
    const int offset = std::abs(utc_offset_minutes);
    return fmt::format("{}{}{:02}:{:02}", time, utc_offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string xapi_line(const XapiStatement& from) {
    Json out;
    out["id"] = uuid5(statement_space, from.source.str() + "/" + from.part).str();
    out["actor"] = agent(from.person);
    out["verb"] = verb_of(from.verb);
    out["object"] = activity(from.object);
    if (Json result = result_of(from); !result.empty())
        out["result"] = std::move(result);
    if (Json context = context_of(from); !context.empty())
        out["context"] = std::move(context);
    out["timestamp"] = iso_moment(from.at, from.utc_offset_minutes);
    out["version"] = "1.0.3";
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<XapiWriter> XapiWriter::open(const std::filesystem::path& path) {
    auto file = WholeFile::open(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    return XapiWriter(std::move(*file));
}

Status XapiWriter::write(const XapiStatement& statement) {
    return file_.write((statements_++ == 0 ? "[\n" : ",\n") + xapi_line(statement));
}

Status XapiWriter::finish() {
    if (Status done = file_.write(statements_ == 0 ? "[]\n" : "\n]\n"); !done)
        return done;
    return file_.put_in_place();
}

} // namespace mq::report
