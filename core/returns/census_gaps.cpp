#include "core/returns/census_gaps.hpp"

#include <array>

namespace quorate::core {
namespace {

constexpr std::string_view not_held = "Quorate does not hold it.";

constexpr std::array gaps{
    CensusGap{"ChildIdentifiers",
              "LAchildID",
              "It is Quorate's own number of the child, the same in every file. Match it with the "
              "case system's by the references in this report."},
    CensusGap{"ChildIdentifiers", "UPN, FormerUPN, UPNunknown", not_held},
    CensusGap{"ChildIdentifiers", "Sex", not_held},
    CensusGap{"ChildIdentifiers",
              "PersonDeathDate",
              "It is not in the file, so rules 8915, 8920, 4008 and 4009Q are not tested."},
    CensusGap{"ChildCharacteristics", "Ethnicity, Disabilities", not_held},
    CensusGap{"CINdetails", "ReferralSource, PrimaryNeedCode, ReferralNFA", not_held},
    CensusGap{"CINdetails", "ReasonForClosure", not_held},
    CensusGap{"Assessments", "AssessmentInternalReviewDate, AssessmentFactors", not_held},
    CensusGap{"CINPlanDates",
              "CINPlanEndDate",
              "A plan is taken to end when a meeting decided so, when a child protection plan "
              "starts or when the family is closed. Any other end is missing."},
    CensusGap{"ChildProtectionPlans",
              "NumberOfPreviousCPP",
              "Plans that are not recorded in Quorate, such as those of another council, are not "
              "counted."},
    CensusGap{"PreProceedingsandFGDM", "Every field", not_held},
    CensusGap{"Header", "LEA", "It is in the file when you give the council's number."},
};

}  // namespace

std::span<const CensusGap> census_gaps()
{
    return gaps;
}

}  // namespace quorate::core
