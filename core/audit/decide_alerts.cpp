#include "core/audit/decide_alerts.hpp"

#include <algorithm>
#include <array>

namespace quorate::core {
namespace {

struct KindRow {
    AlertKind kind;
    std::string_view code;
    std::string_view label;
};

constexpr std::array<KindRow, 10> kinds{
    {{AlertKind::many_refusals, "many_refusals", "Was refused more than 20 times in a day"},
     {AlertKind::many_families,
      "many_families",
      "Looked at far more families in a day than is usual for them"},
     {AlertKind::many_recalls,
      "many_recalls",
      "Took back more than 5 invitations from wrong addresses in an hour"},
     {AlertKind::excluded_attempt,
      "excluded_attempt",
      "Tried to invite somebody who must not be invited on the case"},
     {AlertKind::often_break_glass,
      "often_break_glass",
      "Opened more than 3 families in a week without a part in them"},
     {AlertKind::copied_passkey,
      "copied_passkey",
      "Has a passkey that somebody seems to have copied: it was not let in"},
     {AlertKind::many_misdirected,
      "many_misdirected",
      "Gave more than 5 addresses in an hour that were refused as wrong"},
     {AlertKind::not_reviewed,
      "not_reviewed",
      "Opened a family in an emergency, and nobody has reviewed it in time"},
     {AlertKind::feed_elsewhere,
      "feed_elsewhere",
      "A calendar feed of theirs was fetched by a new program from a new network"},
     {AlertKind::chain_broken,
      "chain_broken",
      "The log itself does not fit: an entry was changed or taken away"}}};

const KindRow& row_of(AlertKind kind)
{
    return *std::ranges::find(kinds, kind, &KindRow::kind);
}

bool looks_at_too_many(const ActorCounts& counts, const AlertLimits& limits)
{
    return counts.families > limits.families &&
           counts.families > limits.times_the_median * median(counts.families_before);
}

}  // namespace

std::string_view code(AlertKind kind)
{
    return row_of(kind).code;
}

std::optional<AlertKind> alert_kind_from(std::string_view code)
{
    const auto* row = std::ranges::find(kinds, code, &KindRow::code);
    return row == kinds.end() ? std::nullopt : std::optional{row->kind};
}

std::string_view label(AlertKind kind)
{
    return row_of(kind).label;
}

std::int64_t median(std::vector<std::int64_t> numbers)
{
    if (numbers.empty()) return 0;
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

std::vector<AlertReason> decide_alerts(const std::vector<ActorCounts>& counts,
                                       const AlertLimits& limits)
{
    std::vector<AlertReason> reasons;
    for (const ActorCounts& each : counts) {
        const auto raise = [&](AlertKind kind, bool when, std::int64_t times) {
            if (when) reasons.push_back({.kind = kind, .subject = each.actor, .times = times});
        };
        raise(AlertKind::many_refusals, each.refusals > limits.refusals, each.refusals);
        raise(AlertKind::many_families, looks_at_too_many(each, limits), each.families);
        raise(AlertKind::many_recalls, each.recalls > limits.recalls, each.recalls);
        raise(AlertKind::excluded_attempt, each.excluded_attempts > 0, each.excluded_attempts);
        raise(
            AlertKind::often_break_glass, each.break_glass > limits.break_glass, each.break_glass);
        raise(AlertKind::copied_passkey, each.copied_passkeys > 0, each.copied_passkeys);
        raise(AlertKind::many_misdirected, each.misdirected > limits.misdirected, each.misdirected);
        raise(AlertKind::feed_elsewhere, each.feeds_elsewhere > 0, each.feeds_elsewhere);
        raise(AlertKind::not_reviewed, each.not_reviewed > 0, each.not_reviewed);
    }
    return reasons;
}

}  // namespace quorate::core
