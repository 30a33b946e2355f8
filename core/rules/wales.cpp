#include "core/rules/wales.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

// The procedures were launched on 11 November 2019 for all of Wales.
constexpr Date procedures_launched{2019y / November / 11d};
constexpr const char* procedures = "Wales Safeguarding Procedures 2020";
constexpr const char* section_47_page = "https://safeguarding.wales/en/chi-i/chi-i-c3pt2/c3pt2-p13";

// The day the Social Services and Well-being (Wales) Act 2014 and its codes came into force.
constexpr Date act_in_force{2016y / April / 6d};

}  // namespace

const std::vector<StatutoryRule>& wales_rules()
{
    static const std::vector<StatutoryRule> rules{
        {.id = "wal-assessment-42wd",
         .label = "Assessment finished",
         .jurisdiction = Jurisdiction::wales,
         .level = RuleLevel::guidance,
         .trigger = EventKind::referral,
         .met_by = {EventKind::assessment_finished},
         .offset = 42,
         .unit = Unit::working_days,
         .edition = "Social Services and Well-being (Wales) Act 2014, Part 3 code of practice",
         .paragraph = "Timescale for assessing children",
         .source = section_47_page,
         .effective_from = act_in_force},

        {.id = "wal-icpc-15wd",
         .label = "Initial child protection conference",
         .jurisdiction = Jurisdiction::wales,
         .level = RuleLevel::guidance,
         .trigger = EventKind::strategy_discussion,
         .condition = Condition::initiates_section_47,
         .meeting_type = MeetingType::initial_cp_conference,
         .met_by = {EventKind::conference_held},
         .offset = 15,
         .unit = Unit::working_days,
         .edition = procedures,
         .paragraph = "Section 3 part 2",
         .source = "https://conwysocialservicesannualreport.org.uk/"
                   "timeliness-of-initial-child-protection-conferences",
         .effective_from = procedures_launched},

        {.id = "wal-core-group-first-10wd",
         .label = "First core group",
         .jurisdiction = Jurisdiction::wales,
         .level = RuleLevel::guidance,
         .trigger = EventKind::conference_held,
         .condition = Condition::plan_made,
         .meeting_type = MeetingType::core_group,
         .ended_by = {EventKind::plan_ended},
         .offset = 10,
         .unit = Unit::working_days,
         .edition = procedures,
         .paragraph = "Section 3 part 2, page 13",
         .source = section_47_page,
         .effective_from = procedures_launched},

        {.id = "wal-rcpc-first-3m",
         .label = "First review child protection conference",
         .jurisdiction = Jurisdiction::wales,
         .level = RuleLevel::guidance,
         .trigger = EventKind::conference_held,
         .condition = Condition::plan_made,
         .meeting_type = MeetingType::review_cp_conference,
         .met_by = {EventKind::review_conference_held},
         .ended_by = {EventKind::plan_ended},
         .offset = 3,
         .unit = Unit::months,
         .edition = procedures,
         .paragraph = "Section 3 part 2, page 13",
         .source = section_47_page,
         .effective_from = procedures_launched},

        // Unconditional, as in England: only an ended plan stops it.
        {.id = "wal-rcpc-subsequent-6m",
         .label = "Next review child protection conference",
         .jurisdiction = Jurisdiction::wales,
         .level = RuleLevel::guidance,
         .trigger = EventKind::review_conference_held,
         .meeting_type = MeetingType::review_cp_conference,
         .met_by = {EventKind::review_conference_held},
         .ended_by = {EventKind::plan_ended},
         .offset = 6,
         .unit = Unit::months,
         .edition = procedures,
         .paragraph = "Section 3 part 2, page 13",
         .source = section_47_page,
         .effective_from = procedures_launched},
    };
    return rules;
}

}  // namespace quorate::core
