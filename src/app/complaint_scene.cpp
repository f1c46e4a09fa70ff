#include "app/complaint_scene.h"

#include "app/complaint_rules.h"
#include "app/state.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <sstream>

namespace mq::app {
namespace {

constexpr std::size_t longest_slug = 40;
constexpr std::size_t longest_opening = 400; ///< bytes
constexpr int most_drafts = 1'000;           ///< of one name

std::string slug_of(std::string_view title) {
    std::string out;
    for (const char c : text::fold(title)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
        if (out.size() >= longest_slug)
            break;
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return "nhap-" + (out.empty() ? std::string("tinh-huong") : out);
}

/// A double-quoted YAML text in one line.
std::string yaml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most)
        return text;
    const std::size_t space = text.rfind(' ', most);
    return text.substr(0, space == std::string::npos ? 0 : space) + " …";
}

class SceneDraft {
public:
    SceneDraft(const State& state, const store::ComplaintLogged& complaint)
        : state_(state), complaint_(complaint) {
        const std::vector<std::string> names{complaint.customer, complaint.owner_name, complaint.contact,
                                             complaint.number};
        opening_ = shortened(without_people(complaint.what, names), longest_opening);
        const auto& causes = state.competency().causes;
        const auto cause = std::ranges::find(causes, complaint.cause, &domain::Named::id);
        title_ = without_people(complaint.cause_detail, names);
        if (title_.find_first_not_of(" .,…") == std::string::npos)
            title_ = cause == causes.end() ? say("complaints.scene.untitled") : cause->name.vi;
    }
    [[nodiscard]] std::string slug() const { return slug_of(title_); }

    [[nodiscard]] std::string text(const std::string& id) {
        out_.str({});
        head(id);
        customer();
        out_ << "start: buoc-1\nnodes:\n";
        const auto& steps = state_.competency().steps;
        for (std::size_t i = 0; i < steps.size(); ++i)
            node(i, steps[i], i + 1 == steps.size());
        remark("complaints.scene.endings", "");
        out_ << "endings:\n  hai-long:\n    result: good\n  chua-xong:\n    result: bad\n";
        return out_.str();
    }

private:
    [[nodiscard]] std::string say(std::string_view key) const { return state_.texts.get(key); }
    void remark(std::string_view key, const char* indent) {
        out_ << indent << "# " << state_.texts.format(key) << '\n';
    }

    void head(const std::string& id) {
        remark("complaints.scene.head", "");
        remark("complaints.scene.check", "");
        out_ << "scene: 1\nid: " << id << "\nrevision: 1\ntitle: " << yaml_text(title_) << '\n';
        out_ << "summary: " << yaml_text("“" + shortened(opening_, 90) + "”") << '\n';
        if (std::ranges::find(complaint_channels, complaint_.channel) != complaint_channels.end())
            out_ << "channel: " << complaint_.channel << '\n';
        if (state_.competency().cause_index(complaint_.cause))
            out_ << "cause: " << complaint_.cause << '\n';
        out_ << "use: practice\n";
        remark("complaints.scene.firm", "");
        remark("complaints.scene.difficulty", "");
    }
    void customer() {
        remark("complaints.scene.customer", "");
        out_ << "customer:\n  mood: 25\n";
        if (state_.competency().wish_index(complaint_.wish))
            out_ << "  wishes: [" << complaint_.wish << "]\n";
        remark("complaints.scene.facts", "");
    }
    void node(std::size_t i, const domain::Step& step, bool last) {
        out_ << "  buoc-" << i + 1 << ":\n    # " << i + 1 << ". " << step.name.vi << ": " << step.about.vi
             << '\n';
        remark(i == 0 ? "complaints.scene.opening" : "complaints.scene.says", "    ");
        out_ << "    step: " << i + 1 << '\n';
        if (i == 0)
            out_ << "    says: " << yaml_text(opening_) << '\n';
        remark("complaints.scene.options", "    ");
        out_ << "    options:\n";
        const std::string next = last ? std::string("hai-long") : fmt::format("buoc-{}", i + 2);
        out_ << "      a: {to: " << next << "}\n      b: {to: " << (last ? std::string("chua-xong") : next)
             << "}\n";
    }

    const State& state_;
    const store::ComplaintLogged& complaint_;
    std::string title_;
    std::string opening_;
    std::ostringstream out_;
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

Result<std::filesystem::path> write_scene_draft(const State& state, const store::ComplaintLogged& complaint,
                                                const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    const auto failed = [&] {
        return fail(ErrorKind::io,
                    state.texts.format("complaints.error.scene", fmt::arg("folder", folder.string())),
                    problem ? problem.message() : std::generic_category().message(errno));
    };
    if (problem)
        return failed();
    SceneDraft draft(state, complaint);
    for (int n = 1; n <= most_drafts; ++n) {
        const std::string id = n == 1 ? draft.slug() : fmt::format("{}-{}", draft.slug(), n);
        const std::filesystem::path path = folder / (id + ".yaml");
        // “x”: only where there is no such file, so that nobody's work is written over.
        std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "wx"));
        if (!file && errno == EEXIST)
            continue;
        const std::string text = draft.text(id);
        if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
            std::fflush(file.get()) != 0)
            return failed();
        return path;
    }
    return failed();
}

} // namespace mq::app
