#pragma once

#include <cstddef>
#include <optional>

namespace mq::ui {

/// What one page of a lead hands the next beside its command. The shell owns it.
struct LeadUi {
    std::optional<std::size_t> facet; ///< axis to begin with on the person's page; the page takes it (resets)
};

} // namespace mq::ui
