#include "core/returns/view_census.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/returns/census_store.hpp"

namespace quorate::core {
namespace {

constexpr Action statutory_return = Action::export_statutory_return;
constexpr int families_at_once = 200;

// Reads the families a stretch at a time, so that a return of any size takes the memory of one.
template <class Take>
void for_each_record(UnitOfWork& work,
                     const Actor& actor,
                     Reach reach,
                     Instant now,
                     const CensusPeriod& period,
                     const CensusTools& tools,
                     Take take)
{
    Stretch stretch{.limit = families_at_once};
    for (;;) {
        const auto families = work.census.families(actor, reach, now, stretch);
        for (const CensusFamily& family : families)
            for (const CensusRecord& record : census_of(family, period, tools))
                take(record);
        if (families.size() < static_cast<std::size_t>(families_at_once)) return;
        stretch.after = families.back().id.text();
    }
}

class Reporting {
public:
    Reporting(const CensusPeriod& period, Date today)
    {
        report_.period = period;
        report_.counted_on = std::min(period.until, today);
    }

    void add(const CensusRecord& record, const WorkingCalendar& calendar)
    {
        count(report_.totals, record, report_.period);
        add(check_census_record(record, report_.period, calendar, report_.counted_on));
    }

    CensusReport finished()
    {
        add(check_census_totals(report_.totals));
        for (const CensusRuleText& text : census_rules())
            if (const int found = counts_[static_cast<std::size_t>(text.rule)]; found > 0)
                report_.rules.push_back({text.rule, found});
        return std::move(report_);
    }

private:
    void add(std::vector<CensusFinding> findings)
    {
        for (CensusFinding& finding : findings) {
            const bool is_error = text_of(finding.rule).level == CensusLevel::error;
            ++(is_error ? report_.errors : report_.queries);
            ++counts_[static_cast<std::size_t>(finding.rule)];
            if (report_.findings.size() < most_findings_kept)
                report_.findings.push_back(std::move(finding));
            else
                report_.has_more = true;
        }
    }

    CensusReport report_;
    std::vector<int> counts_ = std::vector<int>(census_rules().size());
};

}  // namespace

Result<CensusReport> view_census(UnitOfWork& work,
                                 const ReturnTools& tools,
                                 const Actor& actor,
                                 int year,
                                 const TakeCensusRecord& take)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, statutory_return, now);
    if (!reach) return reach.error();
    const auto period = known_census_year(year, london_date(now));
    if (!period) return period.error();
    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    Reporting reporting{*period, london_date(now)};
    const auto add = [&](const CensusRecord& record) {
        reporting.add(record, calendars.national);
        if (take) take(record);
    };
    for_each_record(
        work, actor, *reach, now, *period, {.calendars = calendars, .digest = tools.digest}, add);
    CensusReport report = reporting.finished();
    report.leaves_out_restricted_families = !actor.is_system;
    audit(work,
          actor,
          now,
          {.action = statutory_return,
           .detail = "return=cin-census year=" + std::to_string(year) +
                     " form=" + (take ? "file" : "report") +
                     " children=" + std::to_string(report.totals.children) +
                     " errors=" + std::to_string(report.errors)});
    return report;
}

Result<int> view_safeguarding_dataset(UnitOfWork& work,
                                      const ReturnTools& tools,
                                      const Actor& actor,
                                      const TakeCensusRecord& take)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, statutory_return, now);
    if (!reach) return reach.error();
    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    int children = 0;
    const auto add = [&](const CensusRecord& record) {
        ++children;
        take(record);
    };
    for_each_record(work,
                    actor,
                    *reach,
                    now,
                    safeguarding_dataset_period(london_date(now)),
                    {.calendars = calendars, .digest = tools.digest},
                    add);
    audit(
        work,
        actor,
        now,
        {.action = statutory_return, .detail = "return=ssd children=" + std::to_string(children)});
    return children;
}

}  // namespace quorate::core
