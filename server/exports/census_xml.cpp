#include "server/exports/census_xml.hpp"

#include <ostream>
#include <pugixml.hpp>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

using pugi::xml_node;

constexpr const char* indent = "  ";

void add_text(xml_node& to, const char* name, const std::string& text)
{
    to.append_child(name).text().set(text.c_str());
}

void add_day(xml_node& to, const char* name, const std::optional<core::Date>& day)
{
    if (day) add_text(to, name, core::iso(*day));
}

void print(const xml_node& node, std::ostream& out, unsigned depth)
{
    node.print(out, indent, pugi::format_indent, pugi::encoding_utf8, depth);
}

void add_assessment(xml_node& details, const core::CensusAssessment& assessment)
{
    xml_node node = details.append_child("Assessments");
    add_day(node, "AssessmentActualStartDate", assessment.started);
    add_day(node, "AssessmentAuthorisationDate", assessment.authorised);
}

void add_need_plan(xml_node& details, const core::CensusNeedPlan& plan)
{
    xml_node node = details.append_child("CINPlanDates");
    add_day(node, "CINPlanStartDate", plan.started);
    add_day(node, "CINPlanEndDate", plan.ended);
}

void add_enquiry(xml_node& details, const core::CensusEnquiry& enquiry)
{
    xml_node node = details.append_child("Section47");
    add_day(node, "S47ActualStartDate", enquiry.started);
    add_day(node, "InitialCPCtarget", enquiry.conference_target);
    if (enquiry.conference) add_day(node, "DateOfInitialCPC", enquiry.conference->on);
    add_text(node, "ICPCnotRequired", enquiry.conference_not_needed ? "true" : "false");
}

void add_plan(xml_node& details, const core::CensusProtectionPlan& plan)
{
    xml_node node = details.append_child("ChildProtectionPlans");
    add_day(node, "CPPstartDate", plan.started);
    add_day(node, "CPPendDate", plan.ended);
    if (!plan.initial_category.empty())
        add_text(node, "InitialCategoryOfAbuse", plan.initial_category);
    if (!plan.latest_category.empty())
        add_text(node, "LatestCategoryOfAbuse", plan.latest_category);
    add_text(node, "NumberOfPreviousCPP", std::to_string(plan.previous_plans));
    for (const core::CensusReview& review : plan.reviews) {
        xml_node reviews = node.append_child("Reviews");
        add_day(reviews, "CPPreviewDate", review.on);
    }
}

void add_episode(xml_node& child, const core::CensusEpisode& episode)
{
    xml_node details = child.append_child("CINdetails");
    add_day(details, "CINreferralDate", episode.referred);
    add_day(details, "CINclosureDate", episode.closed);
    if (episode.conference) add_day(details, "DateOfInitialCPC", episode.conference->on);
    for (const core::CensusAssessment& each : episode.assessments)
        add_assessment(details, each);
    for (const core::CensusNeedPlan& each : episode.need_plans)
        add_need_plan(details, each);
    for (const core::CensusEnquiry& each : episode.enquiries)
        add_enquiry(details, each);
    for (const core::CensusProtectionPlan& each : episode.plans)
        add_plan(details, each);
}

// "2026-05-23T11:14:05", as London's clocks show it: the census has no room for an offset.
std::string clock_text(core::Instant at)
{
    return core::rfc3339(at).substr(0, std::string_view{"2026-05-23T11:14:05"}.size());
}

}  // namespace

CensusXml::CensusXml(std::ostream& out, const CensusHeader& header) : out_{out}
{
    pugi::xml_document document;
    xml_node head = document.append_child("Header");
    xml_node collection = head.append_child("CollectionDetails");
    add_text(collection, "Collection", "CIN");
    add_text(collection, "Year", std::to_string(core::year_of(header.period)));
    add_text(collection, "ReferenceDate", core::iso(header.period.until));
    xml_node source = head.append_child("Source");
    add_text(source, "SourceLevel", "L");
    if (!header.lea.empty()) add_text(source, "LEA", header.lea);
    add_text(source, "SoftwareCode", "Quorate");
    add_text(source, "Release", QUORATE_VERSION);
    add_text(source, "SerialNo", "001");
    add_text(source, "DateTime", clock_text(header.made_at));

    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n";
    print(head, out_, 1);
    out_ << indent << "<Children>\n";
}

void CensusXml::add(const core::CensusRecord& record)
{
    pugi::xml_document document;
    xml_node child = document.append_child("Child");
    xml_node identifiers = child.append_child("ChildIdentifiers");
    add_text(identifiers, "LAchildID", record.child);
    add_day(identifiers, "PersonBirthDate", record.born);
    if (!record.born) add_day(identifiers, "ExpectedPersonBirthDate", record.expected);
    for (const core::CensusEpisode& episode : record.episodes)
        add_episode(child, episode);
    print(child, out_, 2);
}

void CensusXml::finish()
{
    out_ << indent << "</Children>\n</Message>\n";
}

}  // namespace quorate::server
