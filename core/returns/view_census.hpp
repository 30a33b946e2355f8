#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/returns/census_finding.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What a return takes besides the stores.
struct ReturnTools {
    const Clock& clock;
    const Digest& digest;
    const BankHolidays& bank_holidays;  // shipped; what the authority confirmed comes before
};

/// How often a rule was broken.
struct CensusRuleCount {
    CensusRule rule = CensusRule::referral_missing;
    int findings = 0;
};

/// Kept of a report, so that a file full of faults does not fill the memory; all are counted.
inline constexpr std::size_t most_findings_kept = 10'000;

/// What is wrong with a return, before anybody sends it.
struct CensusReport {
    CensusPeriod period = {};
    Date counted_on = {};  // the reference date, or today while the year runs
    CensusTotals totals = {};
    int errors = 0;
    int queries = 0;
    std::vector<CensusRuleCount> rules = {};      // those that were broken
    std::vector<CensusFinding> findings = {};     // by family
    bool has_more = false;                        // than are kept
    bool leaves_out_restricted_families = false;  // those that are not the actor's
};

using TakeCensusRecord = std::function<void(const CensusRecord&)>;

/// The children in need of the census year that ends in `year`, handed to `take` one by one, and
/// what the rules say about them. The law of England alone; refused for a year that has not begun.
Result<CensusReport> view_census(UnitOfWork& work,
                                 const ReturnTools& tools,
                                 const Actor& actor,
                                 int year,
                                 const TakeCensusRecord& take = {});

/// The children in need of the last six years, for the Standard Safeguarding Dataset. Gives how
/// many they are.
Result<int> view_safeguarding_dataset(UnitOfWork& work,
                                      const ReturnTools& tools,
                                      const Actor& actor,
                                      const TakeCensusRecord& take);

}  // namespace quorate::core
