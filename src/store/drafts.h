#pragma once

#include "store/database.h"
#include "store/events.h"

/// Drafts go in the transaction that writes what became of them.
namespace mq::store {

/// An answer takes the drafts of its node away, a reflection its own, an attempt that is left all of them.
void drop_drafts_answered_by(Database& database, const RecordedEvent& row);
/// Those of attempts that are no longer there.
void drop_drafts_without_attempt(Database& database);

} // namespace mq::store
