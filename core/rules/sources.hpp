#pragma once

#include <string_view>

/// What a reviewer opens to check a rule. Named after who published it.
namespace quorate::core::source {

// England: law and national guidance, and procedures that restate it.
inline constexpr std::string_view children_act_section_47 =
    "https://legislation.gov.uk/id/ukpga/1989/41/section/47?wrap=true";
inline constexpr std::string_view care_planning_visits =
    "https://www.legislation.gov.uk/uksi/2010/959/regulation/28/made";
inline constexpr std::string_view care_planning_reviews =
    "https://legislation.gov.uk/cy/uksi/2010/959/part/6/made?timeline=false";
inline constexpr std::string_view iro_handbook =
    "IRO Handbook, Department for Children, Schools and Families, March 2010";
inline constexpr std::string_view surrey_referrals =
    "https://www.proceduresonline.com/surrey/cs/p_contacts_referral.html";
inline constexpr std::string_view sussex_referrals =
    "https://sussexchildprotection.procedures.org.uk/zkyppt/response-to-child-protection-referrals/"
    "action-on-receipt-of-referrals";
inline constexpr std::string_view trix_assessment =
    "https://proceduresonline.com/toolkit/glossary/a/cs-assessment";
inline constexpr std::string_view working_together_2018_contents =
    "https://docslib.org/doc/1465356/working-together-to-safeguard-children-2018";
inline constexpr std::string_view greater_manchester_conferences =
    "https://greatermanchesterscp.trixonline.co.uk/chapter/initial-child-protection-conferences";
inline constexpr std::string_view bolton_conferences =
    "https://boltoncs.trixonline.co.uk/chapter/initial-and-review-child-protection-conferences";
inline constexpr std::string_view sussex_reviews =
    "https://sussexchildprotection.procedures.org.uk/skylol/child-protection-conferences/"
    "child-protection-review-conference";

// England: councils and partnerships.
inline constexpr std::string_view gateshead_assessments =
    "Gateshead Council, children's social care procedures, chapter Assessments";
inline constexpr std::string_view closing_practice_guide =
    "Practice guide, When children's services end their involvement";
inline constexpr std::string_view practice =
    "Practitioners' knowledge; no published text seen: confirm before use";
inline constexpr std::string_view liverpool_duty =
    "https://liverpoolcs.trixonline.co.uk/chapter/"
    "assessment-service-duty-allocation-and-closure";
inline constexpr std::string_view liverpool_visits =
    "https://liverpoolcs.trixonline.co.uk/chapter/"
    "visits-to-children-supported-through-a-child-protection-plan";
inline constexpr std::string_view tees_strategy =
    "https://www.teescpp.org.uk/procedures-for-the-safeguarding-process/6-strategy-discussion";
inline constexpr std::string_view tees_transfer = "http://www.teescpp.org.uk/transfer-in-out";
inline constexpr std::string_view tees_transfer_accepted =
    "https://www.teescpp.org.uk/procedures-for-the-safeguarding-process/"
    "13-transfer-in-out-child-protection/";
inline constexpr std::string_view tees_ending =
    "https://www.teescpp.org.uk/discontinuing-the-child-protection-plan";
inline constexpr std::string_view practice_standards = "https://docsbay.net/practice-standards";
inline constexpr std::string_view sefton_enquiries =
    "https://seftonlscb.safeguardingpolicies.org.uk/may-2017/"
    "sec-3-managing-individual-cases-referral-enquiries/38";
inline constexpr std::string_view sefton_pre_birth =
    "https://seftonscp.procedures.org.uk/lkytqt/child-protection-conferences/"
    "managing-individual-cases/pre-birth-conference";
inline constexpr std::string_view newcastle_core_groups =
    "https://newcastlechildcare.proceduresonline.com/chapters/g_core_group.html";
inline constexpr std::string_view newcastle_visits =
    "https://newcastlechildcare.proceduresonline.com/chapters/g_mand_visits_complex.html";
inline constexpr std::string_view north_yorkshire_records =
    "https://www.safeguardingchildren.co.uk/professionals/"
    "procedures-practice-guidance-and-one-minute-guides/standards-criteria-2/"
    "child-protection-conference-documents-and-minutes/";
inline constexpr std::string_view sussex_reports =
    "https://www.sussexsafeguardingchildrenprocedures.co.uk/?p=6977";
inline constexpr std::string_view bromley_reports =
    "http://bromleychildcare.proceduresonline.com/chapters/p_sw_report.htm";
inline constexpr std::string_view bromley_conferences =
    "https://bromleychildcare.proceduresonline.com/p_ch_prot_conf.html";
inline constexpr std::string_view review_conference_manual =
    "https://studylib.net/doc/6806749/review-child-protection-conferences-timescale-the-first-r...";
inline constexpr std::string_view sussex_exclusion =
    "https://sussexchildprotection.procedures.org.uk/skysxy/child-protection-conferences/"
    "exclusion-of-family-members-from-a-conference";
inline constexpr std::string_view sussex_quorum =
    "https://sussexchildprotection.procedures.org.uk/skyloo//quorate-conferences";
inline constexpr std::string_view sussex_challenges =
    "https://sussexchildprotection.procedures.org.uk/hkypzs/child-protection-conferences/"
    "challenges-by-professionals-and-parents/";
inline constexpr std::string_view sussex_pre_birth =
    "http://sussexchildprotection.procedures.org.uk/hkypqy";
inline constexpr std::string_view nscb_pre_birth =
    "https://www.nscb.org.uk/staff-and-volunteers/procedures/"
    "pre-birth-child-protection-conferences-and-reviews";
inline constexpr std::string_view cheshire_east_pre_birth =
    "http://www.online-procedures.co.uk/cheshireeast/contents/"
    "basic-safeguarding-children-procedures/initial-child-protection-conferences/"
    "pre-birth-conferences/";
inline constexpr std::string_view sheffield_conferences =
    "https://safeguardingsheffieldchildren.org/p/children-young-people/"
    "child-protection-conferences/print";
inline constexpr std::string_view camden_visits =
    "https://ascpractice.camden.gov.uk/children-practice-hub/child-protection/"
    "visits-and-engagement-with-families";
inline constexpr std::string_view walsall_visits =
    "https://walsallcs.trixonline.co.uk/chapter/"
    "social-work-visits-to-children-subject-to-a-child-protection-plan";
inline constexpr std::string_view bolton_visits =
    "https://boltoncs.trixonline.co.uk/chapter/"
    "statutory-visits-good-practice-guidance-for-children-subject-to-child-protection-plans";
inline constexpr std::string_view statutory_visits =
    "https://docsbay.net/frequency-and-guidance-for-statutory-visits";
inline constexpr std::string_view norfolk_transfer =
    "https://norfolklscp.org.uk/about/policies-procedures/"
    "managing-individual-cases-where-there-are-concerns-about-a-childs-safety-and-welfare/"
    "38-transfer-in-child-protection-conferences";
inline constexpr std::string_view nottinghamshire_cin =
    "https://nottinghamshirecs.proceduresonline.antser.com/chapter/"
    "child-in-need-plans-and-reviews-including-detention-under-the-mental-health-act-1983";
inline constexpr std::string_view cumberland_cin =
    "https://cumberlandcs.trixonline.co.uk/chapter/child-in-need-plans-and-reviews";
inline constexpr std::string_view islington_cin =
    "https://islingtonchildcare.proceduresonline.com/chapters/p_cin_planning.html";
inline constexpr std::string_view york_cin =
    "http://yorkchildcare.proceduresonline.com/chapters/p_cin_plans_rev.html";

// Wales.
inline constexpr std::string_view wales_core_groups =
    "https://safeguarding.wales/en/chi-i/chi-i-c3pt2/c3pt2-p13";
inline constexpr std::string_view wales_strategy =
    "https://safeguarding.wales/en/chi-i/chi-i-c3pt1/c3pt1-p8";
inline constexpr std::string_view wales_records =
    "https://safeguarding.wales/chi/c3pt2/c3pt2.p14.html";
inline constexpr std::string_view wales_later_core_groups =
    "https://safeguarding.wales/chi/c4/c4.p5.html";
inline constexpr std::string_view conwy_conferences =
    "https://conwysocialservicesannualreport.org.uk/"
    "timeliness-of-initial-child-protection-conferences";
inline constexpr std::string_view wales_care_planning =
    "http://legislation.gov.uk/wsi/2015/1818/part/2";
inline constexpr std::string_view wales_visits =
    "https://legislation.gov.uk/id/wsi/2015/1818/regulation/31/7/b?view=extent";
inline constexpr std::string_view wales_care_planning_regulations =
    "Care Planning, Placement and Case Review (Wales) Regulations 2015 (W.S.I. 2015/1818)";
inline constexpr std::string_view wales_act =
    "Social Services and Well-being (Wales) Act 2014 (anaw 4)";

}  // namespace quorate::core::source
