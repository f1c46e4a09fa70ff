#pragma once

#include "store/database.h"
#include "store/store.h"

/// What the files of this folder read and write for each other, one function an entity.
namespace mq::store {

/// Writes a frozen text unless it is there; throws bad_input when the hash isn't the text's.
void keep_content(Database& database, const Content& content);

} // namespace mq::store
