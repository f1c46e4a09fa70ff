#pragma once

#include "domain/scenario.h"

#include <optional>
#include <string>
#include <string_view>

namespace mq::domain {

/// What forms of address need to know of the trainee. All may be unknown: then the trainee is `em`.
struct Trainee {
    std::optional<int> age; ///< years
    std::optional<Gender> gender;
    std::optional<Region> region;
    friend bool operator==(const Trainee&, const Trainee&) = default;
};

/// The words for one customer and one trainee, in lower case.
struct Address {
    std::string customer;       ///< {khách}: how staff address the customer
    std::string staff;          ///< {mình}: staff's word for themselves
    std::string trainee;        ///< {bạn}: what the customer calls the trainee
    std::string customer_far;   ///< {tôi}: the customer's own word at a distance
    std::string customer_close; ///< {xưng}: the customer's own word when close
    friend bool operator==(const Address&, const Address&) = default;
};

/// The forms for this pair, by the two ages, genders and regions; the scene's `call` fixes {khách}.
[[nodiscard]] Address address_for(const Customer& customer, const Trainee& trainee);

/// Fills the roles in a Vietnamese text. A word that opens a sentence, or whose role is written with a
/// capital, gets a capital. Anything else in braces stays as it is.
[[nodiscard]] std::string fill_roles(std::string_view text, const Address& address);

/// Whether a role of the text can depend on who the trainee is.
[[nodiscard]] bool has_roles(std::string_view text);
/// Whether the scene needs to know the trainee's age, gender and region at all.
[[nodiscard]] bool needs_trainee(const Scenario& scene);

/// The name of a role without braces, in lower case (`khách`), if it is one.
[[nodiscard]] bool is_role(std::string_view name);

} // namespace mq::domain
