#include "core/rules/england.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

// Working Together to Safeguard Children 2013 came into effect on 15 April 2013 with these limits.
// The editions of 2015, 2018, 2023 and 2026 kept them; places are cited in the 2018 edition.
constexpr Date working_together_2013{2013y / April / 15d};
constexpr const char* working_together =
    "Working Together to Safeguard Children 2018 (limit unchanged since 2013)";

}  // namespace

const std::vector<StatutoryRule>& england_rules()
{
    static const std::vector<StatutoryRule> rules{
        {.id = "eng-referral-decision-1wd",
         .label = "Decision on the referral",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::guidance,
         .trigger = EventKind::referral,
         .met_by = {EventKind::assessment_allocated,
                    EventKind::assessment_started,
                    EventKind::assessment_finished,
                    EventKind::strategy_discussion},
         .offset = 1,
         .unit = Unit::working_days,
         .edition = working_together,
         .paragraph = "Chapter 1, paragraph 58",
         .source = "https://www.proceduresonline.com/surrey/cs/p_contacts_referral.html",
         .effective_from = working_together_2013},

        // From the point of referral, not from the assessment's own start.
        {.id = "eng-assessment-45wd",
         .label = "Assessment finished",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::guidance,
         .trigger = EventKind::referral,
         .met_by = {EventKind::assessment_finished},
         .offset = 45,
         .unit = Unit::working_days,
         .approver = "service_manager",
         .edition = working_together,
         .paragraph = "Chapter 1, Timeliness, page 33",
         .source = "https://proceduresonline.com/toolkit/glossary/a/cs-assessment",
         .effective_from = working_together_2013},

        // From the discussion that started the enquiries: neither the first nor the last one.
        {.id = "eng-icpc-15wd",
         .label = "Initial child protection conference",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::guidance,
         .trigger = EventKind::strategy_discussion,
         .condition = Condition::initiates_section_47,
         .meeting_type = MeetingType::initial_cp_conference,
         .met_by = {EventKind::conference_held},
         .offset = 15,
         .unit = Unit::working_days,
         .approver = "team_manager",
         .edition = working_together,
         .paragraph = "Chapter 1, page 49",
         .source = "https://greatermanchesterscp.trixonline.co.uk/chapter/"
                   "initial-child-protection-conferences",
         .effective_from = working_together_2013},

        {.id = "eng-core-group-first-10wd",
         .label = "First core group",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::guidance,
         .trigger = EventKind::conference_held,
         .condition = Condition::plan_made,
         .meeting_type = MeetingType::core_group,
         .ended_by = {EventKind::plan_ended},
         .offset = 10,
         .unit = Unit::working_days,
         .edition = working_together,
         .paragraph = "Chapter 1, flow chart 5",
         .source = "https://boltoncs.trixonline.co.uk/chapter/"
                   "initial-and-review-child-protection-conferences",
         .effective_from = working_together_2013},

        {.id = "eng-rcpc-first-3m",
         .label = "First review child protection conference",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::guidance,
         .trigger = EventKind::conference_held,
         .condition = Condition::plan_made,
         .meeting_type = MeetingType::review_cp_conference,
         .met_by = {EventKind::review_conference_held},
         .ended_by = {EventKind::plan_ended},
         .offset = 3,
         .unit = Unit::months,
         .edition = working_together,
         .paragraph = "Chapter 1, page 53",
         .source = "https://sussexchildprotection.procedures.org.uk/skylol/"
                   "child-protection-conferences/child-protection-review-conference",
         .effective_from = working_together_2013},

        // From the day the last review was held, whenever it was due. Unconditional: only an ended
        // plan stops it, so that a review is never missed for a box left unticked.
        {.id = "eng-rcpc-subsequent-6m",
         .label = "Next review child protection conference",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::guidance,
         .trigger = EventKind::review_conference_held,
         .meeting_type = MeetingType::review_cp_conference,
         .met_by = {EventKind::review_conference_held},
         .ended_by = {EventKind::plan_ended},
         .offset = 6,
         .unit = Unit::months,
         .edition = working_together,
         .paragraph = "Chapter 1, page 53",
         .source = "https://sussexchildprotection.procedures.org.uk/skylol/"
                   "child-protection-conferences/child-protection-review-conference",
         .effective_from = working_together_2013},
    };
    return rules;
}

}  // namespace quorate::core
