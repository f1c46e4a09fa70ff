#include "content/yaml_tree.h"

#include "content/limits.h"
#include "content/yaml_builder.h"
#include "content/yaml_syntax.h"

#include <algorithm>
#include <set>

namespace mq::content::yaml {
namespace {

constexpr std::size_t most_repairs = 30;
constexpr std::size_t repair_budget = 2 * max_file_bytes; ///< bytes parsed again after a repair, all together

bool blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// Walks through a scalar in the source, one character that counts at a time: blanks don't (folding changes
/// them), quotes and escapes are stepped over.
class SourceWalk {
public:
    SourceWalk(std::string_view source, std::size_t at, Style style)
        : source_(source), at_(at), style_(style) {
        if (style == Style::single_quoted || style == Style::double_quoted)
            ++at_;
        if (style == Style::block)
            at_ = std::min(source.find('\n', at), source.size());
    }

    /// Bytes of the next character that counts in the text, at `at()` in the source.
    void skip_blanks() {
        while (at_ < source_.size() && (blank(source_[at_]) || escaped_break()))
            at_ += escaped_break() ? 2 : 1;
    }
    void advance() {
        if (at_ >= source_.size())
            return;
        if (style_ == Style::double_quoted && source_[at_] == '\\')
            at_ += escape_size();
        else if (style_ == Style::single_quoted && source_.substr(at_).starts_with("''"))
            at_ += 2;
        else
            do
                ++at_;
            while (at_ < source_.size() && (static_cast<unsigned char>(source_[at_]) & 0xC0U) == 0x80U);
    }
    [[nodiscard]] std::size_t at() const { return std::min(at_, source_.size()); }

private:
    [[nodiscard]] bool escaped_break() const {
        return style_ == Style::double_quoted && source_.substr(at_).starts_with("\\\n");
    }
    [[nodiscard]] std::size_t escape_size() const {
        switch (at_ + 1 < source_.size() ? source_[at_ + 1] : ' ') {
            case 'x': return 4;
            case 'u': return 6;
            case 'U': return 10;
            default: return 2;
        }
    }
    std::string_view source_;
    std::size_t at_;
    Style style_;
};

void report(const std::vector<Finding>& findings, Diagnostics& diagnostics) {
    for (const Finding& f : findings)
        diagnostics.error(f.at, f.code, f.message);
}

/// Of the guesses the one that lets the parser come farthest.
std::optional<Mended> best_guess(const Stumble& stumble, const SourceText& source,
                                 const std::set<std::uint32_t>& mended_lines) {
    std::vector<Mended> guesses = mend(stumble, source);
    std::erase_if(guesses, [&](const Mended& guess) { return mended_lines.contains(guess.line); });
    if (guesses.empty())
        return std::nullopt;
    if (guesses.size() == 1)
        return std::move(guesses.front());
    const auto reach = [](const Mended& guess) {
        const Built tried = build(SourceText(guess.text));
        return tried.stumble ? tried.stumble->at.line : ~std::uint32_t{0};
    };
    return reach(guesses[1]) > reach(guesses[0]) ? std::move(guesses[1]) : std::move(guesses[0]);
}

} // namespace

bool Node::is_empty() const {
    return is_scalar() && cell().text_size == 0 && cell().style == Style::plain;
}

std::string_view Node::text() const {
    return is_scalar() ? tree_->text(cell()) : std::string_view{};
}

std::size_t Node::size() const {
    return tree_ == nullptr ? 0 : cell().size;
}

Mark Node::mark() const {
    return tree_ == nullptr ? Mark{} : Mark{cell().line, cell().col};
}

Mark Node::mark_at(std::size_t offset) const {
    if (!is_scalar())
        return mark();
    const SourceText& source = tree_->source();
    SourceWalk walk(source.text(), source.offset_of(mark()), cell().style);
    const std::string_view before = text().substr(0, offset);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool inside_character = (static_cast<unsigned char>(before[i]) & 0xC0U) == 0x80U;
        if (inside_character || blank(before[i]))
            continue;
        walk.skip_blanks();
        walk.advance();
    }
    if (offset < text().size() && !blank(text()[offset]))
        walk.skip_blanks();
    return source.mark_of(walk.at());
}

Node Node::find(std::string_view key) const {
    Node found;
    each_entry([&](Node k, Node value) {
        if (!found && k.text() == key)
            found = value;
    });
    return found;
}

std::unique_ptr<const Tree> parse(SourceText source, Diagnostics& diagnostics) {
    std::set<std::uint32_t> mended_lines;
    const std::size_t repairs = std::min(most_repairs, repair_budget / (source.text().size() + 1));
    for (;;) {
        Built built = build(source);
        if (!built.stumble) {
            report(built.findings, diagnostics);
            if (built.refused)
                return nullptr;
            return std::make_unique<const Tree>(std::move(source), std::move(built.cells),
                                                std::move(built.arena));
        }
        Finding finding = explain(*built.stumble, source);
        auto better =
            mended_lines.size() < repairs ? best_guess(*built.stumble, source, mended_lines) : std::nullopt;
        if (better && better->line + 1 == finding.at.line) // the line before was the one that stood wrong
            finding.at = source.mark_of(source.offset_of({better->line, 1}) +
                                        source.line(better->line).find_first_not_of(' '));
        diagnostics.error(finding.at, finding.code, finding.message);
        if (!better) {
            report(built.findings, diagnostics);
            return nullptr;
        }
        mended_lines.insert(better->line);
        source = SourceText(std::move(better->text));
    }
}

} // namespace mq::content::yaml
