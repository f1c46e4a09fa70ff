#pragma once

#include "content/reader.h"
#include "content/yaml_tree.h"
#include "domain/reply_lexicon.h"

#include <vector>

namespace mq::content {

/// Lines of a text (usually a block after `|`), each with its place; empty lines and lines that begin with //
/// are left out. Calls `visit(line, mark of its first letter, offset of the line in the text)`.
template <class F>
void each_line(yaml::Node node, F&& visit) {
    std::string_view text = node.text();
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            end = text.size();
        std::size_t from = at;
        while (from < end && text[from] == ' ')
            ++from;
        if (from < end && !text.substr(from).starts_with("//"))
            visit(text.substr(from, end - from), from);
        at = end + 1;
    }
}

/// Reads the patterns of a text into `out`; what can't be read is reported where it stands.
void read_patterns(Reader& reader, yaml::Node node, std::string_view what, domain::PatternPool& pool,
                   std::vector<domain::NodeIndex>& out);

/// Reads the file of words: spellings and classes.
void read_acts_words(Reader& reader, yaml::Node root, domain::ReplyLexicon& out);

/// Reads the file of marks: of each word how often it was seen and which words followed it.
void read_acts_marks(Reader& reader, yaml::Node root, domain::ReplyLexicon& out);

/// Reads the file of concepts.
void read_acts_concepts(Reader& reader, yaml::Node root, domain::ReplyLexicon& out);

} // namespace mq::content
