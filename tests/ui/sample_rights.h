#pragma once

#include "app/model.h"

#include <vector>

namespace mq::test {

/// Backups of a PC in daily use; none; all texts as long as they get.
[[nodiscard]] app::Model care_model();
[[nodiscard]] app::Model care_empty();
[[nodiscard]] app::Model care_long();
/// A check that found something, a backup being made, a backup looked at before it is restored, one that
/// can't be used, and after a restore.
[[nodiscard]] app::Model care_damaged();
[[nodiscard]] app::Model care_running();
[[nodiscard]] app::Model care_preview();
[[nodiscard]] app::Model care_unusable();
[[nodiscard]] app::Model care_restored();
/// The data can't be opened, and there is a good backup.
[[nodiscard]] app::Model fatal_with_backup();

/// HR's page with something in every tab; nothing in any; long texts.
[[nodiscard]] app::Model law_model(app::LawTab tab = app::LawTab::requests);
[[nodiscard]] app::Model law_empty(app::LawTab tab = app::LawTab::requests);
[[nodiscard]] app::Model law_long(app::LawTab tab = app::LawTab::requests);
/// Impact ratios while nobody was decided on: people have applied, that is all.
[[nodiscard]] app::Model law_undecided();

/// One's own page: nothing answered yet, in use, long texts.
[[nodiscard]] app::Model my_data_fresh();
[[nodiscard]] app::Model my_data_model();
[[nodiscard]] app::Model my_data_long();

[[nodiscard]] Uuid rights_id(unsigned char last); ///< of people and requests in the samples

} // namespace mq::test
