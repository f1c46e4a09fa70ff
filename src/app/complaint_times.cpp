#include "app/complaint_times.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::app {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr int minutes_per_day = 1'440;

/// Walks over a text.
class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}
    [[nodiscard]] bool done() const { return text_.empty(); }
    bool skip(char c) {
        if (text_.empty() || text_.front() != c)
            return false;
        text_.remove_prefix(1);
        return true;
    }
    void skip_spaces() {
        while (skip(' ')) {
        }
    }
    [[nodiscard]] char next() const { return text_.empty() ? '\0' : text_.front(); }
    bool skip_word(std::string_view word) {
        if (!text_.starts_with(word))
            return false;
        text_.remove_prefix(word.size());
        return true;
    }
    /// Digits, at most `most` of them; nothing where there are none or more.
    std::optional<int> number(std::size_t most, std::size_t* length = nullptr) {
        std::size_t n = 0;
        int value = 0;
        while (n < text_.size() && n <= most && text_[n] >= '0' && text_[n] <= '9')
            value = value * 10 + (text_[n++] - '0');
        if (n == 0 || n > most)
            return std::nullopt;
        text_.remove_prefix(n);
        if (length)
            *length = n;
        return value;
    }

private:
    std::string_view text_;
};

ReadMoment trouble(MomentTrouble what) {
    return {std::nullopt, what};
}

struct Fields {
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> lengths{};
};

std::optional<Fields> date_fields(Scan& scan) {
    Fields out;
    char mark = '\0';
    for (std::size_t i = 0; i < 3; ++i) {
        const auto part = scan.number(4, &out.lengths[i]);
        if (!part)
            return std::nullopt;
        out.parts[i] = *part;
        if (i == 2)
            break;
        const char c = scan.next();
        if ((c != '/' && c != '-' && c != '.') || (i == 1 && c != mark))
            return std::nullopt;
        mark = c;
        scan.skip(c);
    }
    return out;
}

/// The day, or why there is none.
ReadMoment day_of(const Fields& f) {
    const bool iso = f.lengths[0] == 4;
    if (!iso && f.lengths[2] <= 2)
        return trouble(f.lengths[0] <= 2 ? MomentTrouble::short_year : MomentTrouble::unreadable);
    if (f.lengths[0] == 3 || f.lengths[1] > 2 || f.lengths[2] == 3 ||
        (iso ? f.lengths[2] > 2 : f.lengths[0] > 2))
        return trouble(MomentTrouble::unreadable);
    const int year = iso ? f.parts[0] : f.parts[2];
    const int day = iso ? f.parts[2] : f.parts[0];
    if (!iso && f.parts[1] > 12 && day <= 12)
        return trouble(MomentTrouble::month_first);
    const auto found = parse_day(fmt::format("{:04}-{:02}-{:02}", year, f.parts[1], day));
    if (!found)
        return trouble(MomentTrouble::no_such_day);
    if (year < 1990 || year > 2099)
        return trouble(MomentTrouble::year);
    return {WallMoment{*found, {}, {}}, MomentTrouble::none};
}

/// 14:30, 14:30:05.2, 14h30, 14h, each with AM, PM, SA or CH after it.
std::optional<int> minute_of(Scan& scan) {
    const auto hour = scan.number(2);
    if (!hour)
        return std::nullopt;
    const bool colon = scan.skip(':');
    if (!colon && !scan.skip('h'))
        return std::nullopt;
    auto minute = scan.number(2);
    if (!minute && colon)
        return std::nullopt;
    if (minute && scan.skip(':')) {
        const auto second = scan.number(2);
        if (!second || *second > 60 || (scan.skip('.') && !scan.number(9)))
            return std::nullopt;
    }
    scan.skip_spaces();
    int shift = 0;
    if (scan.skip_word("PM") || scan.skip_word("CH"))
        shift = *hour < 12 ? 12 : 0;
    else if (scan.skip_word("AM") || scan.skip_word("SA"))
        shift = *hour == 12 ? -12 : 0;
    const int whole = (*hour + shift) * 60 + minute.value_or(0);
    return minute.value_or(0) > 59 || whole >= minutes_per_day ? -1 : whole;
}

std::optional<int> offset_of(Scan& scan) {
    if (scan.skip('Z'))
        return 0;
    const int sign = scan.next() == '-' ? -1 : 1;
    if (!scan.skip('+') && !scan.skip('-'))
        return std::nullopt;
    const auto hours = scan.number(2);
    scan.skip(':');
    const auto minutes = scan.number(2);
    if (!hours || *hours > 14 || minutes.value_or(0) > 59)
        return std::nullopt;
    return sign * (*hours * 60 + minutes.value_or(0));
}

} // namespace

ReadMoment read_moment(std::string_view text) {
    Scan scan(text);
    scan.skip_spaces();
    const auto fields = date_fields(scan);
    if (!fields)
        return trouble(MomentTrouble::unreadable);
    ReadMoment out = day_of(*fields);
    if (!out.moment)
        return out;
    if (!scan.skip('T'))
        scan.skip(',');
    scan.skip_spaces();
    if (scan.done())
        return out;
    const auto minute = minute_of(scan);
    if (!minute)
        return trouble(MomentTrouble::unreadable);
    if (*minute < 0)
        return trouble(MomentTrouble::no_such_day);
    out.moment->minute = *minute;
    out.moment->offset = offset_of(scan);
    scan.skip_spaces();
    return scan.done() ? out : trouble(MomentTrouble::unreadable);
}

Instant instant_of(const Clock& clock, const WallMoment& moment, std::optional<Instant> not_before) {
    if (!moment.minute && not_before && local_day(clock, *not_before) == moment.day)
        return *not_before;
    const std::int64_t wall =
        (std::int64_t{moment.day.number} * minutes_per_day + moment.minute.value_or(0)) * ms_per_minute;
    if (moment.offset)
        return Instant{wall - *moment.offset * ms_per_minute};
    Instant at{wall};
    for (int i = 0; i < 2; ++i) // the offset is that of the moment, which the first guess may miss
        at = Instant{wall - clock.utc_offset_minutes(at) * ms_per_minute};
    return at;
}

std::string entry_moment(const Clock& clock, Instant at) {
    const int minute = local_minute(clock, at);
    return fmt::format("{} {:02}:{:02}", iso_day(local_day(clock, at)), minute / 60, minute % 60);
}

std::string shown_moment(const Clock& clock, Instant at) {
    const int minute = local_minute(clock, at);
    return fmt::format("{} {:02}:{:02}", vietnamese_day(local_day(clock, at)), minute / 60, minute % 60);
}

} // namespace mq::app
