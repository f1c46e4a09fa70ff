#include "domain/address.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace mq::domain {
namespace {

constexpr int elder_gap = 15;       ///< years older than the trainee from which anh/chị becomes cô/chú
constexpr int elder_gap_north = 25; ///< in the North, older than one's own parents: bác
constexpr int elder_gap_south = 42; ///< in the South bác is for the generation of grandparents
constexpr int elder_age = 48;       ///< without the trainee's age: from this age cô/chú
constexpr int very_old_age = 68;    ///< without the trainee's age: from this age bác

struct Role {
    std::string_view name;
    std::string_view capital;
    std::string Address::*word;
};

const std::array<Role, 5>& roles() {
    static const std::array<Role, 5> all{{{"khách", "Khách", &Address::customer},
                                          {"mình", "Mình", &Address::staff},
                                          {"bạn", "Bạn", &Address::trainee},
                                          {"tôi", "Tôi", &Address::customer_far},
                                          {"xưng", "Xưng", &Address::customer_close}}};
    return all;
}

bool is_elder_word(std::string_view word) {
    return word == "cô" || word == "chú" || word == "bác" || word == "dì" || word == "cậu" || word == "ông" ||
           word == "bà";
}

std::string word_for_customer(const Customer& c, const Trainee& t) {
    if (!c.call.empty())
        return c.call;
    const bool woman = c.gender == Gender::female;
    const bool south = c.region == Region::south;
    const bool elder = t.age ? c.age - *t.age >= elder_gap : c.age >= elder_age;
    if (!elder)
        return woman ? "chị" : "anh";
    const int gap = south ? elder_gap_south : elder_gap_north;
    const bool oldest = t.age ? c.age - *t.age >= gap : c.age >= very_old_age;
    if (oldest && !(woman && !south && t.age && c.age < very_old_age))
        return "bác";
    return woman ? "cô" : "chú";
}

std::string word_for_self(std::string_view customer_word, const Trainee& t) {
    if (customer_word == "bạn")
        return "mình";
    if (!is_elder_word(customer_word))
        return "em";
    if (!t.age && !t.region)
        return "em";
    return t.region == Region::south ? "con" : "cháu";
}

/// What the customer says back follows from the word they are called by, so that a pair always fits: cô –
/// con, anh – em.
std::string word_for_trainee(const Customer& c, const Trainee& t, std::string_view customer_word) {
    if (is_elder_word(customer_word)) {
        if (!t.age && !t.region)
            return "em";
        return c.region == Region::south ? "con" : "cháu";
    }
    if (!t.age || c.age >= *t.age || !t.gender)
        return "em";
    return *t.gender == Gender::female ? "chị" : "anh";
}

std::string close_word(const Customer& c, const Trainee& t, std::string_view customer_word) {
    const bool younger = t.age && c.age < *t.age && !is_elder_word(customer_word);
    if (younger && t.gender)
        return "em";
    return customer_word == "bạn" ? "mình" : std::string(customer_word);
}

/// Whether the next word opens a sentence, judged by what was written so far.
bool opens_sentence(std::string_view written) {
    static constexpr std::array<std::string_view, 6> quotes{"“", "‘", "\"", "(", "«", "– "};
    bool stripped = true;
    while (stripped) {
        stripped = false;
        for (const std::string_view quote : quotes) {
            if (written.ends_with(quote)) {
                written.remove_suffix(quote.size());
                stripped = true;
            }
        }
    }
    while (written.ends_with(' '))
        written.remove_suffix(1);
    if (written.empty())
        return true;
    const char last = written.back();
    return last == '.' || last == '!' || last == '?' || last == '\n' || written.ends_with("…");
}

} // namespace

Address address_for(const Customer& customer, const Trainee& trainee) {
    Address out;
    out.customer = word_for_customer(customer, trainee);
    out.staff = word_for_self(out.customer, trainee);
    out.trainee = word_for_trainee(customer, trainee, out.customer);
    out.customer_far = customer.region == Region::south ? "tui" : "tôi";
    out.customer_close = close_word(customer, trainee, out.customer);
    return out;
}

std::string fill_roles(std::string_view text, const Address& address) {
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            break;
        out.append(text.substr(at, open - at));
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto role = std::find_if(roles().begin(), roles().end(),
                                       [&](const Role& r) { return r.name == name || r.capital == name; });
        if (role == roles().end()) {
            out.append(text.substr(open, close - open + 1));
        } else {
            const std::string& word = address.*(role->word);
            const bool capital = role->capital == name || opens_sentence(out);
            out += capital ? text::capitalise(word) : word;
        }
        at = close + 1;
    }
    out.append(text.substr(at));
    return out;
}

bool is_role(std::string_view name) {
    return std::any_of(roles().begin(), roles().end(), [&](const Role& r) { return r.name == name; });
}

bool has_roles(std::string_view text) {
    return std::any_of(roles().begin(), roles().end(), [&](const Role& r) {
        for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
            const std::string_view rest = text.substr(at + 1);
            if (rest.starts_with(r.name) || rest.starts_with(r.capital))
                return true;
        }
        return false;
    });
}

bool needs_trainee(const Scenario& scene) {
    const auto any = [](const Variants& variants) {
        return std::any_of(variants.begin(), variants.end(),
                           [](const Variant& v) { return has_roles(v.text.vi); });
    };
    for (const Node& node : scene.nodes) {
        if (has_roles(node.note.vi) || any(node.says))
            return true;
        for (const Item& item : node.items)
            if (has_roles(item.text.vi))
                return true;
        for (const LogField& field : node.fields)
            for (const Item& choice : field.choices)
                if (has_roles(choice.text.vi))
                    return true;
        for (const Outcome& outcome : node.outcomes)
            if (has_roles(outcome.text.vi) || has_roles(outcome.example.vi) || any(outcome.reply))
                return true;
    }
    return false;
}

} // namespace mq::domain
