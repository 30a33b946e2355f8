#include "core/minutes/record_clock.hpp"

#include <array>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

// In the order of the enumeration.
constexpr std::array<Row, 6> states{{{"missing", "Nothing is written"},
                                     {"draft", "Draft"},
                                     {"agreed", "Agreed, not sent"},
                                     {"sent_in_part", "Sent in part"},
                                     {"circulated", "Sent, open for corrections"},
                                     {"final", "Final"}}};

RecordState state_of(const RecordFacts& facts, const std::optional<Date>& until, Date today)
{
    if (facts.all_sent_at)
        return until && today <= *until ? RecordState::circulated : RecordState::final_record;
    if (facts.copies_left > 0) return RecordState::sent_in_part;
    if (facts.agreed_at) return RecordState::agreed;
    return facts.has_words ? RecordState::draft : RecordState::missing;
}

}  // namespace

std::string_view code(RecordState state)
{
    return states[static_cast<std::size_t>(state)].code;
}

std::string_view label(RecordState state)
{
    return states[static_cast<std::size_t>(state)].label;
}

std::optional<Date> corrections_until(const RecordPolicy& policy,
                                      const WorkingCalendar& local,
                                      Instant sent_at)
{
    if (policy.corrections.count == 0) return std::nullopt;
    return local.advance(london_date(sent_at), policy.corrections);
}

RecordStanding record_standing(const RecordFacts& facts,
                               const RecordPolicy& policy,
                               const WorkingCalendar& local,
                               Instant now)
{
    const Date today = london_date(now);
    // A council may want to be quicker than the rule, and never slower.
    const Date own_day = local.advance(facts.held_on, record_days(policy, facts.type));
    const bool by_rule = facts.limit && *facts.limit <= own_day;
    RecordStanding standing{.last_day = by_rule ? *facts.limit : own_day,
                            .by_rule = by_rule,
                            .copies_due = facts.copies_due,
                            .copies_left = facts.copies_left};
    standing.is_provisional = !local.covers(standing.last_day);
    if (facts.all_sent_at) {
        standing.sent_on = london_date(*facts.all_sent_at);
        standing.corrections_until = corrections_until(policy, local, *facts.all_sent_at);
    }
    standing.left = time_left(local, standing.sent_on.value_or(today), standing.last_day);
    standing.state = state_of(facts, standing.corrections_until, today);
    standing.is_alarm = standing.state == RecordState::missing &&
                        facts.type == MeetingType::core_group && facts.held_on < today;
    return standing;
}

}  // namespace quorate::core
