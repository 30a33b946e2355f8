#include "server/pages/families/family_tables.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

std::string contact_text(const core::FamilyMember& member)
{
    std::string text = member.phone.reveal();
    if (member.email.empty()) return text.empty() ? "None recorded" : text;
    if (!text.empty()) text += ", ";
    text += member.email.reveal();
    return text + (member.may_email ? "" : " (do not e-mail)");
}

std::string language_text(const core::FamilyMember& member)
{
    if (member.interpreter.empty()) return member.language;
    return member.language + ", interpreter: " + member.interpreter;
}

std::string event_words(const core::CaseEvent& event)
{
    std::string text{label(event.kind)};
    if (event.initiates_section_47) text += ": section 47 enquiries started";
    if (event.makes_plan) text += ": a plan was made";
    return text;
}

View meeting_state(const core::Meeting& meeting, bool is_adjourned)
{
    if (is_adjourned) return chip(Chip::soon, "Adjourned, quorum not met");
    if (meeting.status == core::MeetingStatus::held) return chip(Chip::done, "Held");
    if (meeting.status == core::MeetingStatus::cancelled) return chip(Chip::none, "Cancelled");
    return chip(Chip::ok, "Booked");
}

}  // namespace

View children_table(const core::CaseFile& file, core::Date today)
{
    Table table{.caption = "Children", .columns = {"Name", "Age", "Born", ""}};
    for (const core::Child& child : file.children) {
        std::string born = "Not recorded";
        if (child.date_of_birth)
            born = core::long_date(*child.date_of_birth);
        else if (child.expected_delivery_date)
            born = "Expected " + core::long_date(*child.expected_delivery_date);
        Cell name{.text = full_name(child).reveal()};
        if (child.date_of_death) name.sub = "Died on " + core::long_date(*child.date_of_death);
        TableRow row{.cells = {name,
                               {.text = age_text(child, child.date_of_death.value_or(today))},
                               {.text = born},
                               {}}};
        if (file.rights.may_edit)
            row.cells.back().buttons.push_back({.label = "Change",
                                                .url = child_url(file.summary.family.id, child.id),
                                                .about = called(child).reveal()});
        table.rows.push_back(std::move(row));
    }
    return server::table(table);
}

View members_table(const core::CaseFile& file)
{
    Table table{.caption = "Family members",
                .columns = {"Name", "Contact", "Language", "Safe contact", ""}};
    for (const core::FamilyMember& member : file.members) {
        const core::CaseId& id = file.summary.family.id;
        Cell who{.text = member.name.reveal(), .sub = member.relationship};
        if (member.has_parental_responsibility) who.sub += ", parental responsibility";
        Cell buttons;
        if (file.rights.may_edit)
            buttons.buttons.push_back({.label = "Change",
                                       .url = member_url(id, member.id),
                                       .about = member.name.reveal()});
        if (file.rights.may_see_addresses)
            buttons.buttons.push_back({.label = "Address",
                                       .url = address_url(id, member.id),
                                       .about = "of " + member.name.reveal()});
        table.rows.push_back({.cells = {std::move(who),
                                        {.text = contact_text(member)},
                                        {.text = language_text(member)},
                                        {.text = member.safe_contact_notes.reveal()},
                                        std::move(buttons)}});
    }
    return server::table(table);
}

View events_table(const core::CaseFile& file)
{
    Table table{.caption = "What happened, the latest first",
                .columns = {"What", "When", "Note", ""}};
    for (const core::CaseEvent& event : file.events) {
        // The day of a conference stands among the meetings.
        if (event.replaced_at || event.meeting) continue;
        TableRow row{
            .cells = {
                {.text = event_words(event)},
                {.text = core::long_date(event.on), .sub = event_details(event, file.children)},
                {.text = event.note.reveal(),
                 .sub = event.corrects ? "Corrected: " + event.correction_reason.reveal()
                                       : std::string{}},
                {}}};
        if (file.rights.may_edit)
            row.cells.back().buttons.push_back(
                {.label = "Correct",
                 .url = event_url(file.summary.family.id, event.id),
                 .about = std::string{label(event.kind)} + ", " + core::short_date(event.on)});
        table.rows.insert(table.rows.begin(), std::move(row));
    }
    return table.rows.empty() ? View{false} : server::table(table);
}

View history_table(const core::CaseFile& file)
{
    Table table{.caption = "What was corrected or taken back",
                .columns = {"What", "It said", "Replaced", "Why"}};
    for (const core::CaseEvent& event : file.events) {
        if (!event.replaced_at || event.meeting) continue;
        std::string reason = event.withdrawal_reason.reveal();
        for (const core::CaseEvent& later : file.events)
            if (later.corrects == event.id) reason = later.correction_reason.reveal();
        table.rows.push_back({.cells = {{.text = event_words(event)},
                                        {.text = core::long_date(event.on),
                                         .sub = event_details(event, file.children)},
                                        {.text = core::london_long_time(*event.replaced_at)},
                                        {.text = reason}}});
    }
    return table.rows.empty() ? View{false} : server::table(table);
}

View meetings_table(const std::vector<core::MeetingListing>& meetings,
                    const std::set<core::MeetingId>& adjourned)
{
    if (meetings.empty()) return View{false};
    Table table{.caption = "Meetings, the latest first",
                .columns = {"When", "Meeting", "Chair", "State"}};
    for (const core::MeetingListing& each : meetings)
        table.rows.push_back(
            {.cells = {
                 {.text = core::london_long_time(each.meeting.starts_at),
                  .url = meeting_url(each.meeting.id)},
                 {.text = std::string{label(each.meeting.type)}},
                 {.text = each.chair_name.reveal()},
                 {.chips = {meeting_state(each.meeting, adjourned.contains(each.meeting.id))}}}});
    return server::table(table);
}

}  // namespace quorate::server
