#include "server/pages/accounts/user_pages.hpp"

#include "core/access/permission.hpp"
#include "core/directory/staff.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/leaving/closed_account.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/team_store.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_standing.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/secret_page.hpp"
#include "server/pages/accounts/user_form.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::UserId;

// Asked before a form is shown, because the password page in between would lose what was typed.
core::Result<core::Done> may_edit(const App& app, const core::Actor& actor)
{
    return core::permit(actor, Action::user_create, actor.authority, app.now());
}

std::optional<core::ContactId> contact_id(const UserForm& form)
{
    if (form.contact.empty()) return std::nullopt;
    return core::ContactId{form.contact};
}

std::optional<core::UserId> manager_id(const UserForm& form)
{
    if (form.line_manager.empty()) return std::nullopt;
    return core::UserId{form.line_manager};
}

core::Result<core::User> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_account(work, app.clock, actor, UserId{request.value(0)});
    });
}

Response new_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const UserForm& form,
                  const std::vector<core::FieldError>& errors = {},
                  int status = 200)
{
    const UserChoices choices = user_choices(app, actor);
    return directory_form(
        app,
        request,
        actor,
        {.heading = "Add an account",
         .paragraphs = {"The password is made for you and shown once, on the next page. They have "
                        "to change it when they first sign in.",
                        "Administrators, managers and chairs confirm what others ask for, so their "
                        "accounts wait until another administrator confirms them."},
         .fields = user_fields(form, choices, errors, UserFormKind::add),
         .save_label = "Add account",
         .save_url = new_account_url(),
         .cancel_url = accounts_url(),
         .errors = errors,
         .status = status});
}

Response edit_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const UserForm& form,
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200,
                   std::vector<SummaryRow> saved_now = {})
{
    const UserChoices choices = user_choices(app, actor);
    const UserId user{request.value(0)};
    return directory_form(app,
                          request,
                          actor,
                          {.heading = "Edit account",
                           .fields = user_fields(form, choices, errors, UserFormKind::edit),
                           .save_url = edit_account_url(user),
                           .cancel_url = account_url(user),
                           .errors = errors,
                           .status = status,
                           .saved_now = std::move(saved_now)});
}

TableRow row_of(const core::StaffMember& person)
{
    std::string teams;
    for (const std::string& team : person.teams)
        teams += (teams.empty() ? "" : ", ") + team;
    return {.cells = {{.text = person.name.reveal(),
                       .url = account_url(person.id),
                       .chips = standing_chips(person.active, person.is_suspended)},
                      {.text = std::string{core::role_label(person.role)}},
                      {.text = person.job_title},
                      {.text = teams},
                      {.text = person.email.reveal()}},
            .tone = person.active ? RowTone::plain : RowTone::quiet};
}

std::vector<SummaryRow> details_of(App& app, const core::User& user)
{
    std::string teams;
    std::string agency;
    std::string contact = "Nobody";
    std::string manager = "Nobody";
    app.database.read([&](core::UnitOfWork& work) {
        for (const core::TeamId& id : user.teams)
            if (const auto team = work.teams.find(user.authority, id))
                teams += (teams.empty() ? "" : ", ") + team->name;
        if (user.agency)
            if (const auto known = work.agencies.find(user.authority, *user.agency))
                agency = known->name;
        if (user.line_manager)
            if (const auto known = work.users.find(*user.line_manager))
                manager = known->name.reveal() + (known->active ? "" : " (account closed)");
        if (user.contact)
            if (const auto known = work.contacts.find(user.authority, *user.contact))
                contact = known->contact.name.reveal() + ", " + known->contact.job_title;
        return true;
    });
    std::vector<SummaryRow> rows{
        {.key = "E-mail", .value = user.email.reveal()},
        {.key = "Role", .value = std::string{core::role_label(user.role)}},
        {.key = "Job", .value = user.job_title},
        {.key = "Teams", .value = teams},
        {.key = "Chairs conferences", .value = user.chairs_meetings ? "Yes" : "No"}};
    if (agency.empty()) rows.push_back({.key = "Line manager", .value = manager});
    if (agency.empty()) return rows;
    rows.push_back({.key = "Agency", .value = agency});
    rows.push_back({.key = "In the directory", .value = contact});
    return rows;
}

Response question(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  ConfirmPage page,
                  const std::string& title)
{
    const UserId user{request.value(0)};
    page.cancel_url = account_url(user);
    const Frame frame = frame_for(
        app,
        request,
        actor,
        {.title = title, .section = Section::accounts, .back = {"Back", account_url(user)}});
    return html_response(200, confirm_page(frame, page));
}

}  // namespace

Response get_accounts(App& app, const Request& request, const core::Actor& actor)
{
    ListFilter filter = filter_of(request);
    const auto people = listed_from(filter.stretch.after, [&] {
        return app.read(actor, [&](core::UnitOfWork& work) {
            return core::list_staff(
                work,
                app.clock,
                actor,
                {.text = filter.text, .standing = filter.standing, .stretch = filter.stretch});
        });
    });
    if (!people) return refusal_page(app, request, actor, people.error());

    std::vector<Link> buttons;
    if (may(app, actor, Action::user_create))
        buttons = {{"Add an account", new_account_url()},
                   {"Import staff", staff_import_url()},
                   {"Who needs more than a password", demanded_roles_url()}};
    std::vector<TableRow> rows;
    for (const core::StaffMember& person : people->entries)
        rows.push_back(row_of(person));
    const std::string standing = request.query.get("standing");
    const auto address = [&](const std::string& after) {
        return with_query(accounts_url(),
                          {{"q", filter.text}, {"standing", standing}, {"after", after}});
    };
    View page;
    page["head"] = page_head({.heading = "Accounts", .buttons = buttons});
    page["search_url"] = accounts_url();
    page["filters"] = view_list(std::vector{text_input({.name = "q",
                                                        .label = "Name, job or e-mail",
                                                        .value = filter.text,
                                                        .width = 20,
                                                        .type = "search"}),
                                            select({.name = "standing",
                                                    .label = "Status",
                                                    .options = {{"", "Active"},
                                                                {"inactive", "Inactive"},
                                                                {"any", "Active and inactive"}},
                                                    .chosen = standing})},
                                [](const View& view) { return view; });
    page["show"] = button({.label = "Show", .look = ButtonLook::secondary});
    const bool any = !rows.empty();
    page["found"] = any ? table({.caption = "Accounts",
                                 .columns = {"Name", "Role", "Job", "Teams", "E-mail"},
                                 .rows = std::move(rows)})
                        : View{false};
    page["nothing"] = any ? View{false}
                          : empty_state({.heading = "Nobody found",
                                         .text = "No account is like what you asked for.",
                                         .icon = "unknown"});
    page["start_url"] = filter.stretch.after.empty() ? std::string{} : address("");
    page["pages"] =
        pagination("", people->has_more ? address(people->entries.back().id.text()) : "");
    return html_page(app,
                     request,
                     actor,
                     "accounts/list",
                     {.title = "Accounts", .section = Section::accounts},
                     std::move(page));
}

Response get_new_account(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_edit(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return new_form(app, request, actor, {});
}

Response post_account(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_edit(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const UserForm form = typed_user(request);
    const std::string password = core::generated_password(app.random);
    const std::string hash = app.hasher.hash(core::Password{password});
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_user(work,
                              app.clock,
                              app.random,
                              actor,
                              {.name = form.name,
                               .email = form.email,
                               .role = form.role,
                               .job_title = form.job_title,
                               .teams = team_ids(form),
                               .chairs_meetings = form.chairs_meetings,
                               .agency = form.agency,
                               .is_address_checked = form.address_checked,
                               .line_manager = manager_id(form),
                               .password_hash = hash,
                               .must_change_password = true});
    });
    if (added)
        return secret_page(app,
                           request,
                           actor,
                           {.heading = added->active ? "The account is ready"
                                                     : "The account waits for a second person",
                            .advice = password_advice(app, actor, *added),
                            .label = "Password",
                            .secret = password,
                            .on = {"To the account", account_url(added->id)}});
    if (!belongs_in_form(added.error())) return refusal_page(app, request, actor, added.error());
    return new_form(app,
                    request,
                    actor,
                    form,
                    form_errors(added.error()),
                    refusal_status(added.error().refusal));
}

Response get_account(App& app, const Request& request, const core::Actor& actor)
{
    const auto user = found(app, request, actor);
    if (!user) return refusal_page(app, request, actor, user.error());
    const bool can_edit = user->active && may(app, actor, Action::user_create);
    const bool is_own = user->id == actor.user;
    std::vector<Link> buttons;
    if (can_edit) buttons = {{"Edit", edit_account_url(user->id)}};
    const bool has_other_roles = user->active && !is_own && !user->agency;
    if (has_other_roles && core::permit_role(actor, Action::user_role_change))
        buttons.push_back({"Another role", role_url(user->id)});
    View page;
    page["head"] = page_head({.heading = user->name.reveal(), .buttons = buttons});
    const auto use =
        app.read(actor, [&](core::UnitOfWork& work) { return work.users.use_of(user->id); });
    const bool is_suspended = user->active && use && use->suspended_at;
    page["notice"] = View{false};
    const auto waiting = waiting_for(app, actor, user->id);
    if (waiting)
        page["notice"] = alert(Alert::information, waiting_words(app, *waiting));
    else if (was_never_confirmed(app, *user))
        page["notice"] =
            alert(Alert::warning,
                  {.strong = "Nobody confirmed this account.",
                   .text = "Nobody can sign in to it. To ask again, add an account with the same "
                           "address."});
    else if (!user->active)
        page["notice"] = alert(Alert::warning,
                               {.strong = "Closed.", .text = "This person can no longer sign in."});
    if (is_suspended)
        page["notice"] = alert(Alert::warning,
                               {.strong = "Suspended.",
                                .text = "Nobody had signed in for 45 days. Close the account if "
                                        "the person has left."});
    page["open_url"] = is_suspended && may(app, actor, Action::user_create)
                           ? open_account_url(user->id)
                           : std::string{};
    auto details = details_of(app, *user);
    if (user->active && may(app, actor, Action::user_create))
        details.push_back({.key = "Signs in with", .value = ways_in(app, *user)});
    page["details"] = summary_list(details);
    page["end_sessions_url"] = user->active && may(app, actor, Action::auth_session_end_others)
                                   ? end_sessions_of_url(user->id)
                                   : std::string{};
    const bool has_app = app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::has_second_factor(stores, user->id);
    });
    page["second_factor_url"] =
        user->active && has_app && !is_own && may(app, actor, Action::auth_session_end_others)
            ? second_factor_of_url(user->id)
            : std::string{};
    page["disable_url"] = user->active && !is_own ? disable_account_url(user->id) : std::string{};
    const auto waits = app.read(actor, [&](core::UnitOfWork& work) {
        return core::waits_for_hand_over(work, *user, app.now());
    });
    page["waits"] =
        user->active || !waits.any()
            ? std::string{}
            : "To be handed over" +
                  std::string{core::permit_role(actor, Action::case_allocate) ? ": "
                                                                              : " by a manager: "} +
                  core::text_of(waits) + '.';
    page["hand_over_url"] = !user->agency && core::permit_role(actor, Action::case_allocate)
                                ? hand_over_url(user->id)
                                : std::string{};
    page["can_end_or_close"] = user->active;
    return html_page(
        app,
        request,
        actor,
        "accounts/account",
        {.title = "Account", .section = Section::accounts, .back = {"Back", accounts_url()}},
        std::move(page));
}

Response get_edit_account(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_edit(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const auto user = found(app, request, actor);
    if (!user) return refusal_page(app, request, actor, user.error());
    return edit_form(app, request, actor, form_of(*user));
}

Response post_edit_account(App& app, const Request& request, const core::Actor& actor)
{
    UserForm form = typed_user(request);
    const UserId id{request.value(0)};
    const auto edited = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::edit_user(work,
                               app.clock,
                               actor,
                               {.user = id,
                                .version = form.version,
                                .name = form.name,
                                .role = form.role,
                                .job_title = form.job_title,
                                .teams = team_ids(form),
                                .chairs_meetings = form.chairs_meetings,
                                .contact = contact_id(form),
                                .line_manager = manager_id(form)});
    });
    if (edited) return done(account_url(id), "saved");
    const core::Error& error = edited.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);

    std::vector<SummaryRow> saved_now;
    if (error.refusal == core::Refusal::stale_version)
        if (const auto now = found(app, request, actor)) {
            saved_now = details_of(app, *now);
            form.version = now->version;
        }
    return edit_form(app,
                     request,
                     actor,
                     form,
                     form_errors(error),
                     refusal_status(error.refusal),
                     std::move(saved_now));
}

Response get_end_sessions_of(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed =
        core::permit(actor, Action::auth_session_end_others, actor.authority, app.now());
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const auto user = found(app, request, actor);
    if (!user) return refusal_page(app, request, actor, user.error());
    return question(app,
                    request,
                    actor,
                    {.heading = "End all sessions of " + user->name.reveal() + "?",
                     .paragraphs = {"They are signed out everywhere and their API tokens stop. "
                                    "They can sign in again with their password."},
                     .button = {.label = "End sessions and tokens", .look = ButtonLook::warning},
                     .action_url = end_sessions_of_url(user->id)},
                    "End sessions");
}

Response post_end_sessions_of(App& app, const Request& request, const core::Actor& actor)
{
    const UserId id{request.value(0)};
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::end_sessions_of(work, app.clock, actor, id);
    });
    if (!ended) return refusal_page(app, request, actor, ended.error());
    return done(account_url(id), "session-ended");
}

Response get_take_off_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed =
        core::permit(actor, Action::auth_session_end_others, actor.authority, app.now());
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const auto user = found(app, request, actor);
    if (!user) return refusal_page(app, request, actor, user.error());
    return question(
        app,
        request,
        actor,
        {.heading = "Take app and passkeys off the account of " + user->name.reveal() + "?",
         .paragraphs =
             {"Do this only when you know that it is really they who ask: ring them back "
              "on a number that you knew before, or see them.",
              "They are signed out everywhere. With their password they set up an app or "
              "a passkey anew before they can do anything else. They are told by e-mail."},
         .button = {.label = "Take them off", .look = ButtonLook::warning},
         .action_url = second_factor_of_url(user->id)},
        "Take app and passkeys off");
}

Response post_take_off_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const UserId id{request.value(0)};
    const auto taken = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::take_off_second_factor(work, app.identity_tools(), actor, id);
    });
    if (!taken) return refusal_page(app, request, actor, taken.error());
    return done(account_url(id), "second-factor-taken-off");
}

}  // namespace quorate::server
