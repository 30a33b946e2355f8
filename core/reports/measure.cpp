#include "core/reports/measure.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

constexpr std::array all{Measure::initial_conferences,
                         Measure::first_reviews,
                         Measure::later_reviews,
                         Measure::first_core_groups,
                         Measure::later_core_groups,
                         Measure::assessments,
                         Measure::records,
                         Measure::letters};

struct Row {
    std::string_view code;
    std::string_view label;
    Noun noun;
};

constexpr Noun conferences{"conference", "conferences"};
constexpr Noun core_groups{"core group", "core groups"};

// In the order of the enumerators.
constexpr std::array rows{
    Row{"initial_conferences", "Initial conferences within 15 working days", conferences},
    Row{"first_reviews", "First review conferences on time", conferences},
    Row{"later_reviews", "Later review conferences on time", conferences},
    Row{"first_core_groups", "First core groups on time", core_groups},
    Row{"later_core_groups", "Later core groups on time", core_groups},
    Row{"assessments", "Assessments finished on time", {"assessment", "assessments"}},
    Row{"records", "Conference records sent on time", {"record", "records"}},
    Row{"letters", "Decision letters sent on time", {"letter", "letters"}},
};

static_assert(rows.size() == all.size());

const Row& row(Measure measure)
{
    return rows.at(static_cast<std::size_t>(measure));
}

// A rule; or every variant and every own number of it when the name ends with a dash.
struct Counted {
    std::string_view rule;
    Measure measure;
};

// Transfer-in and pre-birth conferences that keep a limit of their own are not in the measure of
// 15 working days: it is over conferences that follow section 47 enquiries.
constexpr std::array counted{
    Counted{"eng-icpc-15wd", Measure::initial_conferences},
    Counted{"wal-icpc-15wd", Measure::initial_conferences},
    Counted{"eng-rcpc-first-3m", Measure::first_reviews},
    Counted{"wal-rcpc-first-3m", Measure::first_reviews},
    Counted{"eng-rcpc-subsequent-6m", Measure::later_reviews},
    Counted{"wal-rcpc-subsequent-6m", Measure::later_reviews},
    Counted{"eng-core-group-first-10wd", Measure::first_core_groups},
    Counted{"wal-core-group-first-10wd", Measure::first_core_groups},
    Counted{"loc-core-group-interval-", Measure::later_core_groups},
    Counted{"wal-core-group-interval-6w", Measure::later_core_groups},
    Counted{"eng-assessment-45wd", Measure::assessments},
    Counted{"wal-assessment-42wd", Measure::assessments},
    Counted{"loc-conference-record-", Measure::records},
    Counted{"wal-record-20wd", Measure::records},
    Counted{"loc-decision-letter-", Measure::letters},
    Counted{"wal-summary-5wd", Measure::letters},
};

bool is_of(std::string_view rule_id, std::string_view name)
{
    return name.ends_with('-') ? rule_id.starts_with(name) : rule_id == name;
}

}  // namespace

std::span<const Measure> all_measures()
{
    return all;
}

std::string_view code(Measure measure)
{
    return row(measure).code;
}

std::string_view label(Measure measure)
{
    return row(measure).label;
}

Noun counted_noun(Measure measure)
{
    return row(measure).noun;
}

bool is_of_meetings(Measure measure)
{
    return measure < Measure::assessments;
}

std::optional<Measure> measure_of_rule(std::string_view rule_id)
{
    for (const Counted& each : counted)
        if (is_of(rule_id, each.rule)) return each.measure;
    return std::nullopt;
}

}  // namespace quorate::core
