#pragma once

#include "store/database.h"
#include "store/events.h"

/// Drafts go in the transaction that writes what became of them.
namespace mq::store {

/// An answer takes the drafts of its node away, a reflection its own, an attempt that is left all of them; a
/// rated answer that of its rater and question, handing in or leaving those of the rater, a settled cell its
/// own, an interview that ends all of them, an observation that of its person.
void drop_drafts_answered_by(Database& database, const RecordedEvent& row);
/// Those of attempts, interviews and people that are no longer there.
void drop_drafts_without_subject(Database& database);

} // namespace mq::store
