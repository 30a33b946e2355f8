#include "core/minutes/record_policy.hpp"

#include <array>

namespace quorate::core {
namespace {

// Conferences: North Yorkshire for England (letter 1, record 15), the Wales Safeguarding Procedures
// (summary 5, record 20, corrections 10). All else is local practice, and an authority's to say.
constexpr std::array periods{
    RecordPeriod{.name = "letter_days",
                 .label = "Decision letter, with the outline plan",
                 .welsh_label = "Outline plan, with the summary of decisions",
                 .days = &RecordPolicy::letter,
                 .england = {1},
                 .wales = {5}},
    RecordPeriod{.name = "conference_record_days",
                 .label = "Record of a conference",
                 .welsh_label = "Record of a conference",
                 .days = &RecordPolicy::conference_record,
                 .england = {15},
                 .wales = {20}},
    RecordPeriod{.name = "strategy_record_days",
                 .label = "Record of a strategy discussion",
                 .welsh_label = "Record of a strategy discussion",
                 .days = &RecordPolicy::strategy_record,
                 .england = {1},
                 .wales = {1}},
    RecordPeriod{.name = "core_group_record_days",
                 .label = "Record of a core group",
                 .welsh_label = "Record of a core group",
                 .days = &RecordPolicy::core_group_record,
                 .england = {10},
                 .wales = {10}},
    RecordPeriod{.name = "other_record_days",
                 .label = "Record of any other meeting",
                 .welsh_label = "Record of any other meeting",
                 .days = &RecordPolicy::other_record,
                 .england = {15},
                 .wales = {20}},
    RecordPeriod{.name = "correction_days",
                 .label = "Time to ask for a correction, after a copy was sent",
                 .welsh_label = "Time to ask for a correction, after a copy was sent",
                 .days = &RecordPolicy::corrections,
                 .england = {10},
                 .wales = {10},
                 .least = 0},
};

}  // namespace

std::span<const RecordPeriod> record_periods()
{
    return periods;
}

RecordPolicy usual_record_policy(Jurisdiction jurisdiction)
{
    RecordPolicy policy;
    for (const RecordPeriod& row : periods)
        policy.*row.days = jurisdiction == Jurisdiction::wales ? row.wales : row.england;
    return policy;
}

WorkingDays record_days(const RecordPolicy& policy, MeetingType type)
{
    if (is_conference(type)) return policy.conference_record;
    if (type == MeetingType::strategy_discussion) return policy.strategy_record;
    if (type == MeetingType::core_group) return policy.core_group_record;
    return policy.other_record;
}

}  // namespace quorate::core
