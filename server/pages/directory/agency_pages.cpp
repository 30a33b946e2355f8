#include "server/pages/directory/agency_pages.hpp"

#include "core/access/permission.hpp"
#include "core/directory/agencies.hpp"
#include "core/directory/contacts.hpp"
#include "server/pages/directory/contact_rows.hpp"
#include "server/pages/directory/directory_forms.hpp"
#include "server/pages/directory/directory_standing.hpp"
#include "server/pages/directory/listed_from.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::Agency;
using core::AgencyId;

constexpr std::string_view agencies = "agencies";
constexpr int contacts_shown = 20;

std::vector<Option> kind_options()
{
    std::vector<Option> options;
    for (const core::AgencyKind kind : core::all_agency_kinds())
        options.push_back({std::string{code(kind)}, std::string{label(kind)}});
    return options;
}

// What was typed, or what is saved.
struct AgencyForm {
    std::string name = {};
    std::string kind = {};
    std::string joining_code = {};
    int version = 0;
};

AgencyForm typed(const Request& request)
{
    const Fields form = form_of(request);
    return {.name = form.get("name"),
            .kind = form.get("kind"),
            .joining_code = form.get("joining_code"),
            .version = version_of(form)};
}

AgencyForm saved(const Agency& agency)
{
    return {.name = agency.name, .kind = std::string{code(agency.kind)}, .version = agency.version};
}

core::AgencyDetails details_of(const AgencyForm& form)
{
    return {.name = form.name, .kind = core::agency_kind_from(form.kind)};
}

std::vector<View> common_fields(const AgencyForm& form, const std::vector<core::FieldError>& errors)
{
    return {text_input({.name = "name",
                        .label = "Name of the agency",
                        .value = form.name,
                        .hint = "As people know it, for example Northshire Police",
                        .error = error_for(errors, "name")}),
            radios({.name = "kind",
                    .legend = "What kind of agency is it?",
                    .options = kind_options(),
                    .chosen = form.kind,
                    .hint = "Quorum is counted by kind",
                    .error = error_for(errors, "kind"),
                    .small = true})};
}

Response new_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const AgencyForm& form,
                  const FormFaults& faults = {})
{
    std::vector<View> fields = common_fields(form, faults.errors);
    fields.push_back(text_input(
        {.name = "joining_code",
         .label = "Joining code (optional)",
         .value = form.joining_code,
         .hint =
             "If another authority already has this agency here, ask them for its joining code. "
             "The agency’s calendar feed then covers both authorities.",
         .error = error_for(faults.errors, "joining_code"),
         .width = 20,
         .autocomplete = "off"}));
    return new_entry_form(app,
                          request,
                          actor,
                          {.list = agencies,
                           .heading = "Add an agency",
                           .fields = std::move(fields),
                           .save_label = "Add agency"},
                          faults);
}

Response edit_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const AgencyForm& form,
                   const FormFaults& faults = {})
{
    return edit_entry_form(
        app,
        request,
        actor,
        {.list = agencies, .heading = "Edit agency", .fields = common_fields(form, faults.errors)},
        form.version,
        faults);
}

std::vector<SummaryRow> summary(const Agency& agency)
{
    return {{.key = "Name", .value = agency.name},
            {.key = "Kind", .value = std::string{label(agency.kind)}}};
}

core::Result<Agency> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_agency(work, app.clock, actor, AgencyId{request.value(0)});
    });
}

TableRow row_of(const Agency& agency)
{
    return {.cells = {{.text = agency.name, .url = entry_url(agencies, agency.id.text())},
                      {.text = std::string{label(agency.kind)},
                       .chips = standing_chips(agency.active)}},
            .tone = agency.active ? RowTone::plain : RowTone::quiet};
}

// What an agency's page shows beside the agency.
struct AgencyPage {
    Agency agency;
    core::PageOf<core::ContactEntry> contacts;
    std::string joining_code = {};  // empty for those who may not give it away
};

core::Result<AgencyPage> agency_page(core::UnitOfWork& work,
                                     const App& app,
                                     const core::Actor& actor,
                                     const AgencyId& id)
{
    const auto agency = core::find_agency(work, app.clock, actor, id);
    if (!agency) return agency.error();
    const auto contacts = core::list_contacts(
        work, app.clock, actor, {.agency = id, .stretch = {.limit = contacts_shown}});
    if (!contacts) return contacts.error();
    AgencyPage page{.agency = *agency, .contacts = *contacts};
    if (may(app, actor, Action::contact_create_edit)) {
        const auto code = core::joining_code(work, app.clock, actor, id);
        if (code) page.joining_code = *code;
    }
    return page;
}

}  // namespace

Response get_agencies(App& app, const Request& request, const core::Actor& actor)
{
    ListFilter filter = filter_of(request, "kind");
    const auto page = listed_from(filter.stretch.after, [&] {
        return app.read(actor, [&](core::UnitOfWork& work) {
            return core::list_agencies(work,
                                       app.clock,
                                       actor,
                                       {.text = filter.text,
                                        .kind = core::agency_kind_from(filter.choice),
                                        .standing = filter.standing,
                                        .stretch = filter.stretch});
        });
    });
    if (!page) return refusal_page(app, request, actor, page.error());

    DirectoryList list{
        .list = std::string{agencies},
        .title = "Agencies",
        .sub = "Who sends people to meetings",
        .search_label = "Name",
        .filter = filter,
        .choice =
            Select{
                .name = "kind", .label = "Kind", .options = kind_options(), .prompt = "Any kind"},
        .columns = {"Agency", "Kind"},
        .empty = {.heading = "No agencies yet",
                  .text = "Add the police, health, schools and others who come to "
                          "meetings.",
                  .icon = "people"}};
    if (may(app, actor, Action::contact_create_edit)) offer_adding(list, "Add an agency");
    if (core::permit_role(actor, Action::contact_allow_domain))
        list.buttons.push_back({"Allowed e-mail domains", directory_url("domains")});
    fill(list, *page, row_of);
    return directory_list(app, request, actor, list);
}

Response get_new_agency(App& app, const Request& request, const core::Actor& actor)
{
    return new_form(app, request, actor, {});
}

Response post_agency(App& app, const Request& request, const core::Actor& actor)
{
    const AgencyForm form = typed(request);
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_agency(work,
                                app.clock,
                                app.random,
                                actor,
                                {.details = details_of(form), .joining_code = form.joining_code});
    });
    return after_adding(app, request, actor, agencies, added, [&](const FormFaults& faults) {
        return new_form(app, request, actor, form, faults);
    });
}

Response get_agency(App& app, const Request& request, const core::Actor& actor)
{
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return agency_page(work, app, actor, AgencyId{request.value(0)});
    });
    if (!page) return refusal_page(app, request, actor, page.error());

    const Agency& agency = page->agency;
    std::vector<SummaryRow> details = summary(agency);
    if (!page->joining_code.empty())
        details.push_back({.key = "Joining code",
                           .value = page->joining_code +
                                    "\nGive it to another authority that works with this agency, "
                                    "so that one calendar feed covers both."});
    DirectoryEntry entry{
        .list = std::string{agencies},
        .id = agency.id.text(),
        .heading = agency.name,
        .eyebrow = std::string{label(agency.kind)},
        .details = std::move(details),
        .active = agency.active,
        .version = agency.version,
        .may_change = may(app, actor, Action::contact_create_edit),
        .inactive_notice = "The agency and its contacts are not offered when people are invited.",
        .related_heading = "Contacts",
        .related = contact_table(page->contacts.entries),
        .related_empty = {.heading = "No contacts yet",
                          .text = "Nobody can be invited from this agency.",
                          .icon = "people"}};
    const std::string add_url =
        with_query(new_entry_url("contacts"), {{"agency", agency.id.text()}});
    if (agency.active && (entry.may_change || actor.agency == agency.id)) {
        entry.buttons = {{"Add a contact", add_url}};
        entry.related_empty.link = entry.buttons.front();
    }
    if (core::permit_role(actor, Action::contact_allow_domain))
        entry.buttons.push_back({"Allowed e-mail domains", directory_url("domains")});
    if (page->contacts.has_more)
        entry.more = {"All contacts of this agency",
                      with_query(directory_url("contacts"), {{"agency", agency.id.text()}})};
    return directory_entry(app, request, actor, entry);
}

Response get_edit_agency(App& app, const Request& request, const core::Actor& actor)
{
    const auto agency = found(app, request, actor);
    if (!agency) return refusal_page(app, request, actor, agency.error());
    return edit_form(app, request, actor, saved(*agency));
}

Response post_edit_agency(App& app, const Request& request, const core::Actor& actor)
{
    AgencyForm form = typed(request);
    const auto edited = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::edit_agency(
            work,
            app.clock,
            actor,
            {.entry = {AgencyId{request.value(0)}, form.version}, .details = details_of(form)});
    });
    return after_editing(app, request, actor, agencies, edited, [&](FormFaults faults) {
        if (faults.stale)
            if (const auto now = found(app, request, actor)) {
                faults.saved_now = summary(*now);
                form.version = now->version;
            }
        return edit_form(app, request, actor, form, faults);
    });
}

Response get_deactivate_agency(App& app, const Request& request, const core::Actor& actor)
{
    const auto agency = found(app, request, actor);
    if (!agency) return refusal_page(app, request, actor, agency.error());
    return directory_question(
        app,
        request,
        actor,
        {.list = std::string{agencies},
         .id = agency->id.text(),
         .version = agency->version,
         .name = agency->name,
         .consequences = {"The agency and its contacts will no longer be offered when people are "
                          "invited. Meetings that they are invited to stay as they are.",
                          "You can make it active again at any time."}});
}

Response post_deactivate_agency(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<AgencyId>(
        app, request, actor, agencies, "deactivated", core::deactivate_agency);
}

Response post_reactivate_agency(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<AgencyId>(
        app, request, actor, agencies, "reactivated", core::reactivate_agency);
}

}  // namespace quorate::server
