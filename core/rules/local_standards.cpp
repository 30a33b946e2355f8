#include "core/rules/local_standards.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

// A practice standard has no day of commencement: these hold for as long as the shipped list of
// bank holidays reaches back.
constexpr Date as_far_back_as_known{2015y / January / 1d};
constexpr const char* gateshead = "Gateshead children's procedures, Assessments, November 2024";

}  // namespace

const std::vector<StatutoryRule>& local_rules()
{
    static const std::vector<StatutoryRule> rules{
        // The source says "10 day"; read as working days, from allocation.
        {.id = "loc-assessment-checkpoint-10wd",
         .label = "Assessment checkpoint with the manager",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::local,
         .trigger = EventKind::assessment_allocated,
         .ended_by = {EventKind::assessment_finished},
         .offset = 10,
         .unit = Unit::working_days,
         .counted_by = CountedBy::local_calendar,
         .edition = gateshead,
         .paragraph = "10 day checkpoint",
         .source = "Gateshead Council, children's social care procedures, chapter Assessments",
         .effective_from = as_far_back_as_known},

        {.id = "loc-cin-visit-record-2wd",
         .label = "Child in need visit recorded",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::local,
         .trigger = EventKind::child_seen,
         .met_when_recorded = true,
         .offset = 2,
         .unit = Unit::working_days,
         .counted_by = CountedBy::local_calendar,
         .edition = gateshead,
         .paragraph = "Seeing the child, recording visits",
         .source = "Gateshead Council, children's social care procedures, chapter Assessments",
         .effective_from = as_far_back_as_known},

        {.id = "loc-cin-first-meeting-10wd",
         .label = "First child in need planning meeting",
         .jurisdiction = Jurisdiction::england,
         .level = RuleLevel::local,
         .trigger = EventKind::cin_plan_agreed,
         .meeting_type = MeetingType::cin_planning_meeting,
         .offset = 10,
         .unit = Unit::working_days,
         .counted_by = CountedBy::local_calendar,
         .edition = "Nottinghamshire children's procedures, Child in Need Plans and Reviews",
         .paragraph = "Child in need planning meeting",
         .source = "https://nottinghamshirecs.proceduresonline.antser.com/chapter/"
                   "child-in-need-plans-and-reviews-including-detention-under-the-mental-health-"
                   "act-1983",
         .effective_from = as_far_back_as_known},
    };
    return rules;
}

}  // namespace quorate::core
