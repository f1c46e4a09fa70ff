#pragma once

#include "content/reader.h"
#include "content/yaml_tree.h"
#include "domain/reply_lexicon.h"

namespace mq::content {

/// Reads the file of the net (`act_net: 1`): whole numbers in units of `unit`, a line of them for each word,
/// concept and input. Concepts must have been read.
void read_acts_net(Reader& reader, yaml::Node root, domain::ReplyLexicon& out);

} // namespace mq::content
