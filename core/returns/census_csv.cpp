#include "core/returns/census_csv.hpp"

#include "core/support/csv.hpp"

namespace quorate::core {

std::string census_findings_csv(const CensusReport& report)
{
    std::string text = "rule,level,field,child,what,sentence,advice\r\n";
    for (const CensusFinding& finding : report.findings) {
        const CensusRuleText& rule = text_of(finding.rule);
        text += csv_cell(rule.number) + "," + std::string{code(rule.level)} + "," +
                csv_cell(rule.field) + "," + csv_cell(finding.reference) + "," +
                csv_cell(rule.what) + "," + csv_cell(finding.sentence) + "," +
                csv_cell(rule.advice) + "\r\n";
    }
    return text;
}

}  // namespace quorate::core
