#include "server/api/census_json.hpp"

#include "core/dates/date_text.hpp"
#include "core/returns/census_gaps.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

json::object to_json(const core::CensusTotals& totals)
{
    return {{"children", totals.children},
            {"episodes", totals.episodes},
            {"assessments", totals.assessments},
            {"child_in_need_plans", totals.need_plans},
            {"section_47_enquiries", totals.enquiries},
            {"initial_conferences", totals.conferences},
            {"child_protection_plans", totals.plans},
            {"reviews", totals.reviews}};
}

json::object rule_json(core::CensusRule rule)
{
    const core::CensusRuleText& text = text_of(rule);
    return {{"rule", text.number}, {"level", code(text.level)}, {"field", text.field}};
}

json::array rules_json(const core::CensusReport& report)
{
    json::array rules;
    for (const core::CensusRuleCount& broken : report.rules) {
        json::object rule = rule_json(broken.rule);
        rule["what"] = text_of(broken.rule).what;
        rule["advice"] = text_of(broken.rule).advice;
        rule["findings"] = broken.findings;
        rules.push_back(std::move(rule));
    }
    return rules;
}

json::array findings_json(const core::CensusReport& report)
{
    json::array findings;
    for (const core::CensusFinding& found : report.findings) {
        json::object finding = rule_json(found.rule);
        finding["case"] = found.case_id.empty() ? json::value() : json::value(found.case_id.text());
        finding["child"] = found.reference;
        finding["sentence"] = found.sentence;
        findings.push_back(std::move(finding));
    }
    return findings;
}

json::array gaps_json()
{
    json::array gaps;
    for (const core::CensusGap& gap : core::census_gaps())
        gaps.push_back(json::object{{"group", gap.group}, {"field", gap.field}, {"why", gap.why}});
    return gaps;
}

}  // namespace

json::object to_json(const core::CensusReport& report)
{
    return {{"year", core::year_of(report.period)},
            {"from", core::iso(report.period.from)},
            {"until", core::iso(report.period.until)},
            {"counted_on", core::iso(report.counted_on)},
            {"totals", to_json(report.totals)},
            {"errors", report.errors},
            {"queries", report.queries},
            {"rules", rules_json(report)},
            {"findings", findings_json(report)},
            {"has_more", report.has_more},
            {"leaves_out_restricted_families", report.leaves_out_restricted_families},
            {"not_in_the_file", gaps_json()}};
}

}  // namespace quorate::server
