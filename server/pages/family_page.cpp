#include "server/pages/family_page.hpp"

#include <algorithm>

#include "core/cases/create_case.hpp"
#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/people/contact_store.hpp"
#include "server/pages/due_date_words.hpp"
#include "server/pages/family_layout.hpp"
#include "server/pages/family_urls.hpp"

namespace quorate::server {
namespace {

struct Shown {
    core::CaseFile file;
    std::vector<core::ContactEntry> excluded_contacts;
};

View fact(const std::string& name, const std::string& value)
{
    View view;
    view["name"] = name;
    view["value"] = value;
    return view;
}

std::string level_text(int level)
{
    if (level == 0) return "Open to the team";
    return level == 1 ? "Restricted: access list only" : "Sealed: access list only";
}

View facts(const core::CaseSummary& summary)
{
    const core::FamilyCase& family = summary.family;
    const std::vector<View> all{
        fact("Reference", family.reference),
        fact("State", family.is_open ? "Open" : "Closed"),
        fact("Rules of", std::string{label(family.jurisdiction)}),
        fact("Team", summary.team_name),
        fact("Lead social worker", summary.lead_worker_name.reveal()),
        fact("Who may see it", level_text(family.level)),
    };
    return view_list(all, [](const View& each) { return each; });
}

View children_table(const core::CaseFile& file, core::Date today)
{
    Table table{.caption = "Children", .columns = {"Name", "Age", "Born", ""}};
    for (const core::Child& child : file.children) {
        std::string born = "Not recorded";
        if (child.date_of_birth)
            born = core::long_date(*child.date_of_birth);
        else if (child.expected_delivery_date)
            born = "Expected " + core::long_date(*child.expected_delivery_date);
        TableRow row{.cells = {{.text = full_name(child).reveal()},
                               {.text = age_text(child, today)},
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

std::string event_words(const core::CaseEvent& event)
{
    std::string text{label(event.kind)};
    if (event.initiates_section_47) text += ": section 47 enquiries started";
    if (event.makes_plan) text += ": a plan was made";
    return text;
}

View events_table(const core::CaseFile& file)
{
    Table table{.caption = "What happened, the latest first",
                .columns = {"What", "When", "Note", ""}};
    for (const core::CaseEvent& event : file.events) {
        if (event.replaced_at) continue;
        TableRow row{.cells = {{.text = event_words(event)},
                               {.text = core::long_date(event.on)},
                               {.text = event.note.reveal(),
                                .sub = event.corrects ? "Corrected: " + event.correction_reason
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
        if (!event.replaced_at) continue;
        std::string reason = event.withdrawal_reason;
        for (const core::CaseEvent& later : file.events)
            if (later.corrects == event.id) reason = later.correction_reason;
        table.rows.push_back({.cells = {{.text = event_words(event)},
                                        {.text = core::long_date(event.on)},
                                        {.text = core::london_long_time(*event.replaced_at)},
                                        {.text = reason}}});
    }
    return table.rows.empty() ? View{false} : server::table(table);
}

View excluded_view(const Shown& shown)
{
    if (shown.file.excluded.empty()) return View{false};
    const auto name_of = [&](const core::ExcludedPerson& person) -> std::string {
        for (const core::FamilyMember& member : shown.file.members)
            if (person.member == member.id) return member.name.reveal();
        for (const core::ContactEntry& entry : shown.excluded_contacts)
            if (person.contact == entry.contact.id) return entry.contact.name.reveal();
        return "A person who is no longer recorded";
    };
    View excluded;
    excluded["people"] = view_list(shown.file.excluded, [&](const core::ExcludedPerson& person) {
        View view;
        view["name"] = name_of(person);
        view["reason"] = person.reason.reveal();
        return view;
    });
    return excluded;
}

View open_dates(const core::CaseFile& file)
{
    std::vector<core::ExplainedDueDate> open;
    std::ranges::copy_if(file.due_dates, std::back_inserter(open), [](const auto& each) {
        return each.due.status == core::DueStatus::open;
    });
    return view_list(open, [](const core::ExplainedDueDate& each) {
        View view;
        view["due_label"] = each.explanation.rule.label;
        view["due_chip"] = due_chip(each);
        view["sentence"] = due_sentence(each);
        return view;
    });
}

void set_closing(View& page, const core::CaseFile& file)
{
    const core::FamilyCase& family = file.summary.family;
    page["may_close"] = file.rights.may_close;
    page["close_url"] = close_family_url(family.id);
    page["close_heading"] = text(family.is_open ? "Close the case" : "Open the case again");
    page["close_text"] = text(family.is_open ? "What is due in a closed case is in no list of work."
                                             : "What is due comes back into the lists of work.");
    page["close_fields"] =
        view_list(std::vector<View>{hidden_input("version", number_text(family.version)),
                                    hidden_input("open", family.is_open ? "no" : "yes")},
                  [](const View& field) { return field; });
    page["close_button"] = button(
        {.label = family.is_open ? "Close the case" : "Open again", .look = ButtonLook::secondary});
}

PageHead head_of(const core::CaseFile& file)
{
    const core::FamilyCase& family = file.summary.family;
    PageHead head{.heading = family.family_name.reveal() + " family", .eyebrow = family.reference};
    if (file.rights.may_edit)
        head.buttons.push_back({.label = "Record what happened", .url = new_event_url(family.id)});
    if (file.rights.may_book)
        head.buttons.push_back({.label = "Add a meeting", .url = book_url(family.id)});
    return head;
}

}  // namespace

Response get_family(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const auto shown = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto file = core::view_case(work, case_tools(app), actor, id);
        if (!file) return file.error();
        Shown all{.file = *file, .excluded_contacts = {}};
        for (const core::ExcludedPerson& person : all.file.excluded)
            if (person.contact)
                if (auto contact = work.contacts.find(actor.authority, *person.contact))
                    all.excluded_contacts.push_back(std::move(*contact));
        return all;
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());

    const core::CaseFile& file = shown->file;
    const core::CaseRights& rights = file.rights;
    View page;
    page["head"] = page_head(head_of(file));
    page["notice"] = file.summary.family.is_open
                         ? View{false}
                         : alert(Alert::information, {.strong = "This case is closed."});
    page["facts"] = facts(file.summary);
    page["dates"] = open_dates(file);
    page["has_dates"] = page["dates"].is_non_empty_list();
    page["children"] = children_table(file, core::london_date(app.now()));
    page["members"] = file.members.empty() ? View{false} : members_table(file);
    page["no_members"] = file.members.empty();
    page["events"] = events_table(file);
    page["no_events"] = page["events"].is_false();
    page["history"] = history_table(file);
    page["excluded"] = excluded_view(*shown);
    page["may_edit"] = rights.may_edit;
    page["may_flag"] = rights.may_flag_excluded;
    page["dates_url"] = dates_url(id);
    page["edit_url"] = edit_family_url(id);
    page["new_child_url"] = new_child_url(id);
    page["new_member_url"] = new_member_url(id);
    page["new_event_url"] = new_event_url(id);
    page["new_exclusion_url"] = new_exclusion_url(id);
    set_closing(page, file);
    return html_page(app,
                     request,
                     actor,
                     "families/family",
                     {.title = "Family",
                      .section = Section::families,
                      .back = {.label = "Families", .url = families_url()}},
                     std::move(page));
}

Response post_close_family(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::CloseCase command{.id = core::CaseId{request.value(0)},
                                  .version = form_version(form),
                                  .open = form.get("open") == "yes"};
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::close_or_reopen_case(work, case_tools(app), actor, command);
    });
    if (!saved) return refusal_page(app, request, actor, saved.error());
    return done(family_url(command.id), command.open ? "case-opened" : "case-closed");
}

}  // namespace quorate::server
