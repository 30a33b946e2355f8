#include "server/pages/directory/contact_pages.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/dates/london_time.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/directory/address_check.hpp"
#include "core/directory/directory_access.hpp"
#include "server/pages/directory/contact_forms.hpp"
#include "server/pages/directory/contact_rows.hpp"
#include "server/pages/directory/directory_forms.hpp"
#include "server/pages/directory/directory_standing.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/meetings/following_meetings.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/calendar_nav.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::ContactEntry;
using core::ContactId;

constexpr std::string_view contacts = "contacts";

bool may_change(const App& app, const core::Actor& actor, const core::AgencyId& agency)
{
    return core::permit_contacts_of(actor, agency, app.now()).has_value();
}

Response new_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const ContactForm& form,
                  const FormFaults& faults = {})
{
    std::vector<View> fields{select({.name = "agency",
                                     .label = "Agency",
                                     .options = agency_options(app, actor),
                                     .chosen = form.agency,
                                     .prompt = "Choose an agency",
                                     .error = error_for(faults.errors, "agency")})};
    for (View& field : contact_fields(
             form, deputy_options(app, actor, core::AgencyId{form.agency}, {}), faults.errors))
        fields.push_back(std::move(field));
    return directory_form(app,
                          request,
                          actor,
                          {.heading = "Add a contact",
                           .fields = std::move(fields),
                           .save_label = "Add contact",
                           .save_url = new_entry_url(contacts),
                           .cancel_url = form.agency.empty() ? directory_url(contacts)
                                                             : entry_url("agencies", form.agency),
                           .errors = faults.errors,
                           .status = faults.status});
}

Response edit_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const ContactEntry& entry,
                   const ContactForm& form,
                   const FormFaults& faults = {})
{
    auto deputies = deputy_options(app, actor, entry.contact.agency, entry.contact.id);
    // A deputy who has left is kept until somebody else is chosen.
    const auto& deputy = entry.contact.deputy;
    const auto is_deputy = [&](const Option& option) { return option.value == deputy->text(); };
    if (deputy && std::ranges::none_of(deputies, is_deputy))
        deputies.push_back({deputy->text(), entry.deputy_name.reveal() + " (inactive)"});
    std::vector<View> fields = contact_fields(form, std::move(deputies), faults.errors);
    const auto following = app.database.read([&](core::UnitOfWork& work) {
        return core::seats_that_follow(
            work, actor, {.contact = entry.contact.id}, entry.contact.email, app.now());
    });
    const bool is_sent = request.method == Method::post;
    const Fields sent = is_sent ? form_of(request) : Fields{};
    for (View& field : following_fields(following, is_sent ? &sent : nullptr))
        fields.push_back(std::move(field));
    return edit_entry_form(
        app,
        request,
        actor,
        {.list = contacts, .heading = "Edit contact", .fields = std::move(fields)},
        form.version,
        faults);
}

// Agencies' own people check those of their own agency.
bool may_check(const App& app, const core::Actor& actor, const core::Contact& contact)
{
    const bool is_own = actor.agency && *actor.agency == contact.agency;
    return core::permit_own(actor,
                            Action::contact_verify_address,
                            {.id = contact.id.text(),
                             .owner = is_own ? actor.user.text() : std::string{},
                             .authority = actor.authority},
                            app.now())
        .has_value();
}

std::vector<SummaryRow> summary(const ContactEntry& entry)
{
    const core::Contact& contact = entry.contact;
    const auto or_dash = [](const std::string& text) { return text.empty() ? "–" : text; };
    return {{.key = "Agency",
             .value = entry.agency_name + "\n" + std::string{label(entry.agency_kind)}},
            {.key = "Job title", .value = contact.job_title},
            {.key = "Leads the agency",
             .value = contact.is_lead ? "Yes: told of what it has overdue" : "No"},
            {.key = "Discipline", .value = or_dash(contact.discipline)},
            {.key = "E-mail address",
             .value = contact.email.reveal() + (contact.is_duty_mailbox ? "\nA duty mailbox" : "")},
            {.key = "Telephone number", .value = or_dash(contact.phone.reveal())},
            {.key = "Language of messages", .value = std::string{own_name(contact.language)}},
            {.key = "Deputy", .value = or_dash(entry.deputy_name.reveal())}};
}

// What is known of an address that nobody has checked, and what can be done.
std::string unchecked_words(const core::AddressStanding& standing, core::Instant now)
{
    const std::string ask =
        standing.outside.empty()
            ? "Nobody has checked this address yet, so mail about a family waits. Ring them, or "
              "their office, on a number that you know already, or send a message that asks them."
            : standing.outside +
                  "; or send a message that asks them. Until then mail about a family waits.";
    const auto& link = standing.last_link;
    if (!link) return ask;
    if (link->answer == "not_theirs")
        return "Whoever reads this address says that it is not theirs. Mail about a family waits. "
               "Ring them and correct the address.";
    if (link->answered_at || link->expires_at <= now)
        return ask + " The last message was not answered.";
    return ask + " A message was sent on " + core::london_long_time(link->sent_at) +
           "; they have not answered it yet.";
}

// For those who may look at the times of contacts.
std::vector<Link> times_buttons(const App& app,
                                const core::Actor& actor,
                                const core::Contact& contact)
{
    if (!may_change(app, actor, contact.agency) && !sees_teams(actor)) return {};
    return {{"Times", times_url(actor, {contact.id})}};
}

core::Result<ContactEntry> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_contact(work, app.clock, actor, ContactId{request.value(0)});
    });
}

}  // namespace

Response get_contacts(App& app, const Request& request, const core::Actor& actor)
{
    ListFilter filter = filter_of(request, "agency");
    core::ContactQuery query{
        .text = filter.text, .standing = filter.standing, .stretch = filter.stretch};
    if (!filter.choice.empty()) query.agency = core::AgencyId{filter.choice};
    const auto page = listed_from(query.stretch.after, [&] {
        return app.read(actor, [&](core::UnitOfWork& work) {
            return core::list_contacts(work, app.clock, actor, query);
        });
    });
    filter.stretch = query.stretch;
    if (!page) return refusal_page(app, request, actor, page.error());

    Table table = contact_table(page->entries, AgencyColumn::shown);
    DirectoryList list{.list = std::string{contacts},
                       .title = "Contacts",
                       .sub = "The people and mailboxes whom agencies send to meetings",
                       .search_label = "Name, job, e-mail or agency",
                       .filter = filter,
                       .choice = Select{.name = "agency",
                                        .label = "Agency",
                                        .options = agency_options(app, actor),
                                        .prompt = "Any agency"},
                       .columns = std::move(table.columns),
                       .rows = std::move(table.rows),
                       .has_more = page->has_more,
                       .empty = {.heading = "No contacts yet",
                                 .text = "Add them one by one, or import a list.",
                                 .icon = "people"}};
    const bool may_add_anywhere = may(app, actor, Action::contact_create_edit);
    const bool may_add_own = actor.agency && may_change(app, actor, *actor.agency);
    if (may_add_anywhere || may_add_own)
        list.buttons.push_back({"Add a contact", new_entry_url(contacts)});
    if (core::permit_role(actor, Action::contact_allow_domain))
        list.buttons.push_back({"Allowed e-mail domains", directory_url("domains")});
    if (may_add_anywhere)
        list.buttons.push_back({"Import contacts", directory_url(contacts) + "/import"});
    if (!list.buttons.empty()) list.empty.link = list.buttons.front();
    if (page->has_more) list.last_id = page->entries.back().contact.id.text();
    return directory_list(app, request, actor, list);
}

Response get_new_contact(App& app, const Request& request, const core::Actor& actor)
{
    return new_form(app, request, actor, {.agency = request.query.get("agency")});
}

Response post_contact(App& app, const Request& request, const core::Actor& actor)
{
    const ContactForm form = typed_contact(request);
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_contact(
            work,
            app.clock,
            app.random,
            actor,
            {.agency = core::AgencyId{form.agency}, .details = details_of(form)});
    });
    return after_adding(app, request, actor, contacts, added, [&](const FormFaults& faults) {
        return new_form(app, request, actor, form, faults);
    });
}

Response get_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto entry = found(app, request, actor);
    if (!entry) return refusal_page(app, request, actor, entry.error());

    const core::Contact& contact = entry->contact;
    const core::AddressStanding address = app.read(
        actor, [&](core::UnitOfWork& work) { return core::address_standing(work, contact); });
    const bool asks_them = address.is_unchecked && contact.active && may_check(app, actor, contact);
    return directory_entry(
        app,
        request,
        actor,
        {.list = std::string{contacts},
         .id = contact.id.text(),
         .heading = contact.name.reveal(),
         .eyebrow = entry->agency_name,
         .details = summary(*entry),
         .active = contact.active,
         .version = contact.version,
         .may_change = may_change(app, actor, contact.agency),
         .inactive_notice = "This contact is not offered when people are invited.",
         .buttons = times_buttons(app, actor, contact),
         .to_say = address.is_unchecked ? unchecked_words(address, app.now()) : "",
         .say_label = "I have checked this address by telephone",
         .say_url = address.outside.empty() && may_check(app, actor, contact)
                        ? entry_url(contacts, contact.id.text()) + "/check-address"
                        : std::string{},
         .send_label = "Send a message to check the address",
         .send_url =
             asks_them ? entry_url(contacts, contact.id.text()) + "/address-link" : std::string{}});
}

Response post_check_contact_address(App& app, const Request& request, const core::Actor& actor)
{
    const ContactId id{request.value(0)};
    const auto checked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::check_contact_address(work, app.clock, actor, id, "telephone");
    });
    if (!checked) return refusal_page(app, request, actor, checked.error());
    return done(entry_url(contacts, id.text()), "address-checked");
}

Response get_edit_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto entry = found(app, request, actor);
    if (!entry) return refusal_page(app, request, actor, entry.error());
    return edit_form(app, request, actor, *entry, saved_contact(entry->contact));
}

Response post_edit_contact(App& app, const Request& request, const core::Actor& actor)
{
    ContactForm form = typed_contact(request);
    const ContactId id{request.value(0)};
    const core::FollowChoice choice = follow_choice_in(form_of(request));
    std::string outcome = "saved";
    const auto edited = app.transact(actor, [&](core::UnitOfWork& work) {
        const auto before = work.contacts.find(actor.authority, id);
        const int follow =
            before ? core::invitations_that_follow(
                         work, actor.authority, {.contact = id}, before->contact.email, app.now())
                   : 0;
        auto done = core::edit_contact_and_follow(
            work,
            meeting_tools(app),
            actor,
            {.entry = {id, form.version}, .details = details_of(form)},
            choice);
        const bool are_invited = follow > 0 || !choice.too.empty();
        if (done && before && done->email != before->contact.email && are_invited)
            outcome =
                choice.staying.empty() ? "saved-invited-anew" : "saved-invited-anew-others-left";
        return done;
    });
    if (edited && outcome != "saved") return done(entry_url(contacts, request.value(0)), outcome);
    return after_editing(app, request, actor, contacts, edited, [&](FormFaults faults) {
        const auto now = found(app, request, actor);
        if (!now) return refusal_page(app, request, actor, now.error());
        if (faults.stale) {
            faults.saved_now = summary(*now);
            faults.saved_now.insert(faults.saved_now.begin(),
                                    {.key = "Name", .value = now->contact.name.reveal()});
            form.version = now->contact.version;
        }
        return edit_form(app, request, actor, *now, form, faults);
    });
}

Response get_deactivate_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto entry = found(app, request, actor);
    if (!entry) return refusal_page(app, request, actor, entry.error());
    return directory_question(
        app,
        request,
        actor,
        {.list = std::string{contacts},
         .id = entry->contact.id.text(),
         .version = entry->contact.version,
         .name = entry->contact.name.reveal(),
         .consequences = {"This contact will no longer be offered when people are invited. "
                          "Meetings that name this contact stay as they are.",
                          "Their links stop at once, an account of theirs is closed, and "
                          "invitations to them wait until you give the seat to somebody else.",
                          "You can make the contact active again at any time. An account stays "
                          "closed."}});
}

Response post_deactivate_contact(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<ContactId>(
        app, request, actor, contacts, "deactivated", core::deactivate_contact);
}

Response post_reactivate_contact(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<ContactId>(
        app, request, actor, contacts, "reactivated", core::reactivate_contact);
}

}  // namespace quorate::server
