#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/returns/census_record.hpp"

namespace quorate::core {

/// The rules of the census that what Quorate holds can break, and at the end what Quorate itself
/// looks for: things that are recorded and would not be in the file.
enum class CensusRule {
    referral_missing,
    conference_before_referral,
    enquiries_before_referral,
    assessment_before_referral,
    plan_before_referral,
    need_plan_before_referral,
    conference_before_enquiries,
    conference_at_weekend,
    target_at_weekend,
    conference_in_both_places,
    plan_without_conference,
    more_plans_than_conferences,
    review_not_after_plan_start,
    plan_of_one_day,
    plan_ends_before_start,
    two_open_plans,
    plans_overlap,
    review_during_need_plan,
    two_open_need_plans,
    need_plans_overlap,
    need_plan_during_plan,
    plan_during_need_plan,
    closed_with_open_enquiries,
    two_open_enquiries,
    enquiries_overlap,
    enquiries_without_conference,
    assessment_unfinished,
    first_category,
    latest_category,
    previous_plans,
    second_conference,
    review_without_plan,
    end_of_no_plan,
    assessment_without_start,
    closed_undated,
};

/// An error is refused by the Department's system; a query has to be explained.
enum class CensusLevel { error, query };

std::string_view code(CensusLevel level);  // "error"

struct CensusRuleText {
    CensusRule rule;
    std::string_view number;  // "8870Q"; "Quorate" for our own
    CensusLevel level;
    std::string_view field;   // as the census names it
    std::string_view what;    // "A conference was on a Saturday or Sunday"
    std::string_view advice;  // what to do about it
};

/// Every rule, in the order above.
std::span<const CensusRuleText> census_rules();

const CensusRuleText& text_of(CensusRule rule);

/// One thing that a rule says about one child, without a name.
struct CensusFinding {
    CensusRule rule = CensusRule::referral_missing;
    CaseId case_id = {};         // empty when it is about the whole file
    std::string reference = {};  // "EX-2041, child 2 of 3"
    std::string sentence = {};   // with the days it is about
};

/// What the rules say about one child. Those about what has waited too long count working days in
/// `calendar` back from `counted_on`: the reference date, or today while the year runs.
std::vector<CensusFinding> check_census_record(const CensusRecord& record,
                                               const CensusPeriod& period,
                                               const WorkingCalendar& calendar,
                                               Date counted_on);

/// What is counted over the whole file.
struct CensusTotals {
    int children = 0;
    int episodes = 0;
    int assessments = 0;
    int need_plans = 0;
    int enquiries = 0;
    int conferences = 0;
    int plans = 0;
    int reviews = 0;
    int plans_started = 0;     // in the period
    int conferences_held = 0;  // in the period
};

void count(CensusTotals& totals, const CensusRecord& record, const CensusPeriod& period);

std::vector<CensusFinding> check_census_totals(const CensusTotals& totals);

}  // namespace quorate::core
