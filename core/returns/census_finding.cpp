#include "core/returns/census_finding.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"

namespace quorate::core {
namespace {

using enum CensusRule;

// The public validator takes a day less than its text says; its reading finds more.
constexpr WorkingDays conference_days{14};
constexpr WorkingDays assessment_days{44};

bool is_weekend(Date day)
{
    const std::chrono::weekday weekday{day};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool is_census_category(const std::string& category)
{
    return std::ranges::any_of(abuse_categories(Jurisdiction::england),
                               [&](const AbuseCategory& each) { return each.code == category; });
}

class Checking {
public:
    Checking(const CensusRecord& record,
             const CensusPeriod& period,
             const WorkingCalendar& calendar,
             Date counted_on)
        : record_{record}, period_{period}, calendar_{calendar}, counted_on_{counted_on}
    {
    }

    std::vector<CensusFinding> findings()
    {
        for (const CensusEpisode& episode : record_.episodes) {
            check_referral(episode);
            check_assessments(episode);
            check_conferences(episode);
            check_enquiries(episode);
            for (const CensusProtectionPlan& plan : episode.plans)
                check_plan(episode, plan);
            check_open(episode);
        }
        for_both(&CensusEpisode::plans, [this](const auto& one, const auto& other) {
            if (starts_until_end(one, other))
                add(plans_overlap,
                    "A plan started on " + long_date(one.started) + ", while the one from " +
                        long_date(other.started) + " ran.");
        });
        for_both(&CensusEpisode::need_plans, [this](const auto& one, const auto& other) {
            if (starts_until_end(one, other))
                add(need_plans_overlap,
                    "Child in need plans from " + long_date(other.started) + " and " +
                        long_date(one.started) + " ran at once.");
        });
        check_plans_of_two_kinds();
        check_omissions();
        return std::move(findings_);
    }

private:
    void add(CensusRule rule, std::string sentence)
    {
        findings_.push_back({rule, record_.case_id, record_.reference, std::move(sentence)});
    }

    void check_referral(const CensusEpisode& episode)
    {
        if (!episode.referred) {
            add(referral_missing, "No referral is recorded.");
            return;
        }
        const auto compare = [&](CensusRule rule, const char* what, Date day) {
            if (day < *episode.referred)
                add(rule,
                    std::string{what} + " on " + long_date(day) + ", before the referral on " +
                        long_date(*episode.referred) + ".");
        };
        for (const CensusAssessment& each : episode.assessments)
            if (each.started)
                compare(assessment_before_referral, "An assessment started", *each.started);
        for (const CensusEnquiry& each : episode.enquiries) {
            compare(enquiries_before_referral, "Section 47 enquiries started", each.started);
            if (each.conference)
                compare(conference_before_referral, "A conference was held", each.conference->on);
        }
        if (episode.conference)
            compare(conference_before_referral, "A conference was held", episode.conference->on);
        for (const CensusProtectionPlan& each : episode.plans)
            compare(plan_before_referral, "A child protection plan started", each.started);
        for (const CensusNeedPlan& each : episode.need_plans)
            compare(need_plan_before_referral, "A child in need plan started", each.started);
    }

    void check_assessments(const CensusEpisode& episode)
    {
        const Date last = calendar_.retreat(counted_on_, assessment_days);
        for (const CensusAssessment& each : episode.assessments) {
            if (!each.started)
                add(assessment_without_start,
                    "The assessment that was finished on " + long_date(*each.authorised) +
                        " has no start.");
            else if (!each.authorised && *each.started < last)
                add(assessment_unfinished,
                    "The assessment that started on " + long_date(*each.started) + " has no end.");
        }
    }

    void check_conferences(const CensusEpisode& episode)
    {
        const auto check_day = [this](const std::optional<CensusConference>& conference) {
            if (conference && is_weekend(conference->on))
                add(conference_at_weekend, "A conference is on " + long_date(conference->on) + ".");
        };
        check_day(episode.conference);
        for (const CensusEnquiry& each : episode.enquiries) {
            check_day(each.conference);
            if (is_weekend(each.conference_target))
                add(target_at_weekend,
                    "The last day is " + long_date(each.conference_target) + ".");
            if (each.conference && each.conference->on < each.started)
                add(conference_before_enquiries,
                    "The conference was on " + long_date(each.conference->on) +
                        "; the strategy discussion that started section 47 enquiries was on " +
                        long_date(each.started) + ".");
            if (each.conference && episode.conference &&
                each.conference->on == episode.conference->on)
                add(conference_in_both_places,
                    "The conference on " + long_date(each.conference->on) + " stands twice.");
        }
    }

    void check_enquiries(const CensusEpisode& episode)
    {
        const Date last = calendar_.retreat(counted_on_, conference_days);
        for (std::size_t i = 0; i < episode.enquiries.size(); ++i) {
            const CensusEnquiry& each = episode.enquiries[i];
            if (each.is_open() && each.started < last)
                add(enquiries_without_conference,
                    "Section 47 enquiries started on " + long_date(each.started) + ".");
            if (each.is_open() && episode.closed)
                add(closed_with_open_enquiries,
                    "The family was closed on " + long_date(*episode.closed) +
                        "; the enquiries from " + long_date(each.started) + " were open.");
            for (std::size_t k = 0; k < i; ++k) {
                const CensusEnquiry& before = episode.enquiries[k];
                if (before.conference_not_needed) continue;
                if (before.conference && before.conference->on < each.started) continue;
                add(enquiries_overlap,
                    "Enquiries started on " + long_date(each.started) + ", while those from " +
                        long_date(before.started) + " were open.");
                break;
            }
        }
        if (std::ranges::count_if(episode.enquiries, &CensusEnquiry::is_open) > 1)
            add(two_open_enquiries, "More than one section 47 enquiry is open.");
    }

    void check_plan(const CensusEpisode& episode, const CensusProtectionPlan& plan)
    {
        const std::string started = "The plan started on " + long_date(plan.started);
        if (period_.contains(plan.started) && !has_conference_on(episode, plan.started))
            add(plan_without_conference, started + "; no initial conference was on that day.");
        if (plan.ended == plan.started) add(plan_of_one_day, started + " and ended that day.");
        if (plan.ended && *plan.ended < plan.started)
            add(plan_ends_before_start, started + " and ended on " + long_date(*plan.ended) + ".");
        for (const CensusReview& review : plan.reviews)
            if (review.on <= plan.started)
                add(review_not_after_plan_start,
                    started + "; a review was on " + long_date(review.on) + ".");
        const auto check_category = [&](CensusRule rule, const std::string& category) {
            if (is_census_category(category)) return;
            add(rule,
                started + (!category.empty()       ? "; the category is " + category + "."
                           : plan.is_decision_held ? "; no category is recorded."
                                                   : "; no meeting with decisions is held here for "
                                                     "that conference, so that the category is not "
                                                     "known here."));
        };
        check_category(first_category, plan.initial_category);
        check_category(latest_category, plan.latest_category);
        if (plan.previous_plans < 0) add(previous_plans, started + ".");
    }

    static bool has_conference_on(const CensusEpisode& episode, Date day)
    {
        if (episode.conference && episode.conference->on == day) return true;
        return std::ranges::any_of(episode.enquiries, [day](const CensusEnquiry& each) {
            return each.conference && each.conference->on == day;
        });
    }

    void check_open(const CensusEpisode& episode)
    {
        const auto has_not_ended = [](const auto& plan) { return !plan.ended; };
        if (std::ranges::count_if(episode.plans, has_not_ended) > 1)
            add(two_open_plans, "More than one child protection plan has no end.");
        if (std::ranges::count_if(episode.need_plans, has_not_ended) > 1)
            add(two_open_need_plans, "More than one child in need plan has no end.");
    }

    // A plan of one kind may start on the day on which one of the other kind ends.
    static bool starts_within(Date started, Date from, std::optional<Date> until)
    {
        return started >= from && (!until || started < *until);
    }

    // Of two plans of one kind the later cannot even start on the day on which the earlier ends.
    template <class Plan>
    static bool starts_until_end(const Plan& later, const Plan& earlier)
    {
        return later.started >= earlier.started &&
               (!earlier.ended || later.started <= *earlier.ended);
    }

    // Each two plans of the child, the later one first.
    template <class Plan, class Look>
    void for_both(std::vector<Plan> CensusEpisode::* plans, Look look)
    {
        std::vector<const Plan*> all;
        for (const CensusEpisode& episode : record_.episodes)
            for (const Plan& plan : episode.*plans)
                all.push_back(&plan);
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                look(*all[i], *all[k]);
    }

    void check_plans_of_two_kinds()
    {
        for (const CensusEpisode& one : record_.episodes)
            for (const CensusProtectionPlan& plan : one.plans)
                for (const CensusEpisode& other : record_.episodes)
                    for (const CensusNeedPlan& need : other.need_plans)
                        compare(plan, need);
    }

    void compare(const CensusProtectionPlan& plan, const CensusNeedPlan& need)
    {
        const std::string both = "The child protection plan is from " + long_date(plan.started) +
                                 ", the child in need plan from " + long_date(need.started) + ".";
        if (starts_within(need.started, plan.started, plan.ended)) add(need_plan_during_plan, both);
        if (starts_within(plan.started, need.started, need.ended)) add(plan_during_need_plan, both);
        for (const CensusReview& review : plan.reviews)
            if (review.on != plan.ended && starts_within(review.on, need.started, need.ended))
                add(review_during_need_plan,
                    "A review was on " + long_date(review.on) +
                        "; the child in need plan is from " + long_date(need.started) + ".");
    }

    void check_omissions()
    {
        for (const CensusOmission& each : record_.omissions) {
            const std::string day = each.on ? " on " + long_date(*each.on) : std::string{};
            switch (each.what) {
                case CensusLeftOut::second_conference:
                    add(second_conference, "It was" + day + ".");
                    break;
                case CensusLeftOut::review_without_plan:
                    add(review_without_plan, "It was" + day + ".");
                    break;
                case CensusLeftOut::end_of_no_plan:
                    add(end_of_no_plan, "It was" + day + ".");
                    break;
                case CensusLeftOut::closed_undated:
                    add(closed_undated, "The family is closed in Quorate.");
                    break;
            }
        }
    }

    const CensusRecord& record_;
    const CensusPeriod& period_;
    const WorkingCalendar& calendar_;
    Date counted_on_;
    std::vector<CensusFinding> findings_;
};

template <class Things>
int number(const Things& things)
{
    return static_cast<int>(things.size());
}

}  // namespace

std::vector<CensusFinding> check_census_record(const CensusRecord& record,
                                               const CensusPeriod& period,
                                               const WorkingCalendar& calendar,
                                               Date counted_on)
{
    return Checking{record, period, calendar, counted_on}.findings();
}

void count(CensusTotals& totals, const CensusRecord& record, const CensusPeriod& period)
{
    const auto add_conference = [&](const std::optional<CensusConference>& conference) {
        if (!conference) return;
        ++totals.conferences;
        if (period.contains(conference->on)) ++totals.conferences_held;
    };
    ++totals.children;
    totals.episodes += number(record.episodes);
    for (const CensusEpisode& episode : record.episodes) {
        totals.assessments += number(episode.assessments);
        totals.need_plans += number(episode.need_plans);
        totals.enquiries += number(episode.enquiries);
        totals.plans += number(episode.plans);
        add_conference(episode.conference);
        for (const CensusEnquiry& each : episode.enquiries)
            add_conference(each.conference);
        for (const CensusProtectionPlan& plan : episode.plans) {
            totals.reviews += number(plan.reviews);
            if (period.contains(plan.started)) ++totals.plans_started;
        }
    }
}

std::vector<CensusFinding> check_census_totals(const CensusTotals& totals)
{
    if (totals.plans_started <= totals.conferences_held) return {};
    return {{.rule = more_plans_than_conferences,
             .reference = "The whole file",
             .sentence = std::to_string(totals.plans_started) + " plans started and " +
                         std::to_string(totals.conferences_held) + " conferences were held."}};
}

}  // namespace quorate::core
