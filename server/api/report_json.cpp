#include "server/api/report_json.hpp"

#include "core/dates/date_text.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

template <class Number>
json::value number(const std::optional<Number>& value)
{
    return value ? json::value(*value) : json::value();
}

json::object to_json(const core::Tally& tally)
{
    return {{"counted", number(tally.counted)},
            {"in_time", number(tally.in_time)},
            {"late", number(tally.late)},
            {"not_yet", number(tally.not_yet)},
            {"percent_in_time", number(core::percent_in_time(tally))}};
}

void add(json::object& to, const core::Tallies& tallies)
{
    to["by_child"] = to_json(tallies.by_child);
    to["by_meeting"] = to_json(tallies.by_meeting);
}

json::object to_json(const core::MeasuredTimeliness& measured)
{
    json::object made{{"measure", code(measured.measure)},
                      {"label", label(measured.measure)},
                      {"to_come", number(measured.to_come)},
                      {"not_needed", number(measured.not_needed)}};
    add(made, measured.all);
    json::array months;
    for (const core::TimelinessLine& line : measured.months) {
        json::object month{{"month", line.key}};
        add(month, line.tallies);
        months.push_back(std::move(month));
    }
    json::array teams;
    for (const core::TimelinessLine& line : measured.teams) {
        json::object team{{"team", line.key}, {"name", line.label}};
        add(team, line.tallies);
        teams.push_back(std::move(team));
    }
    json::array reasons;
    for (const core::LateReasonLine& line : measured.reasons)
        reasons.push_back(
            json::object{{"reason", line.reason ? json::value(code(*line.reason)) : json::value()},
                         {"children", number(line.children)},
                         {"meetings", number(line.meetings)}});
    made["months"] = std::move(months);
    made["teams"] = std::move(teams);
    made["reasons"] = std::move(reasons);
    return made;
}

}  // namespace

json::object to_json(const core::TimelinessReport& report)
{
    json::array measures;
    for (const core::MeasuredTimeliness& measured : report.measures)
        measures.push_back(to_json(measured));
    return {{"from", core::iso(report.period.from)},
            {"until", core::iso(report.period.until)},
            {"counted_on", core::iso(report.today)},
            {"hides_small_numbers", report.hides_small_numbers},
            {"measures", std::move(measures)}};
}

json::object to_json(const core::AttendanceReport& report)
{
    json::array months;
    for (const core::PortionLine& line : report.months)
        months.push_back(json::object{{"month", line.key},
                                      {"held", number(line.share.whole)},
                                      {"quorate", number(line.share.part)}});
    json::array agencies;
    for (const core::PortionLine& line : report.agencies)
        agencies.push_back(json::object{{"agency", line.key},
                                        {"name", line.label},
                                        {"asked", number(line.share.whole)},
                                        {"came", number(line.share.part)}});
    return {{"from", core::iso(report.period.from)},
            {"until", core::iso(report.period.until)},
            {"hides_small_numbers", report.hides_small_numbers},
            {"held", number(report.quorate.whole)},
            {"quorate", number(report.quorate.part)},
            {"percent_quorate", number(core::percent_of(report.quorate))},
            {"months", std::move(months)},
            {"agencies", std::move(agencies)}};
}

}  // namespace quorate::server
