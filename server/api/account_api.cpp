#include "server/api/account_api.hpp"

#include "core/access/permission.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/api_tokens.hpp"
#include "core/identity/own_account.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/leaving/closed_account.hpp"
#include "server/api/directory_json.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/sign_in_steps.hpp"

namespace quorate::server {
namespace {

using core::UserId;

json::object to_json(const core::User& user)
{
    json::array teams;
    for (const core::TeamId& team : user.teams)
        teams.emplace_back(team.text());
    return {{"id", user.id.text()},
            {"name", user.name.reveal()},
            {"email", user.email.reveal()},
            {"role", core::role_code(user.role)},
            {"job_title", user.job_title},
            {"teams", std::move(teams)},
            {"chairs_meetings", user.chairs_meetings},
            {"agency", user.agency ? json::value(user.agency->text()) : json::value()},
            {"contact", user.contact ? json::value(user.contact->text()) : json::value()},
            {"line_manager",
             user.line_manager ? json::value(user.line_manager->text()) : json::value()},
            {"active", user.active},
            {"version", user.version}};
}

json::object to_json(const core::ApiToken& token)
{
    return {{"id", token.id.text()},
            {"name", token.name.reveal()},
            {"created_at", core::iso_utc(token.created_at)},
            {"expires_at", core::iso_utc(token.expires_at)},
            {"last_used_at",
             token.last_used_at ? json::value(core::iso_utc(*token.last_used_at)) : json::value()},
            {"version", 1}};
}

std::vector<core::TeamId> team_ids(const std::vector<std::string>& texts)
{
    std::vector<core::TeamId> ids;
    for (const std::string& text : texts)
        ids.emplace_back(text);
    return ids;
}

// Answers with a secret, which is kept nowhere.
Response with_secret(json::object body, int version, const std::string& location)
{
    return api_response(
        {.body = std::move(body), .status = 201, .version = version, .location = location});
}

core::Result<core::AddUser> new_user(const json::object& body)
{
    std::vector<core::FieldError> errors;
    core::AddUser user{.name = text_member(body, "name", errors),
                       .email = text_member(body, "email", errors),
                       .role = text_member(body, "role", errors),
                       .job_title = text_member(body, "job_title", errors),
                       .teams = team_ids(texts_member(body, "teams", errors)),
                       .chairs_meetings = flag_member(body, "chairs_meetings", errors),
                       .agency = text_member(body, "agency", errors)};
    const std::string manager = text_member(body, "line_manager", errors);
    if (!manager.empty()) user.line_manager = UserId{manager};
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return user;
}

core::Result<core::EditUser> changed_user(const core::User& before,
                                          const json::object& body,
                                          int version)
{
    std::vector<core::FieldError> errors;
    core::EditUser edit{
        .user = before.id,
        .version = version,
        .name = patched_text(body, "name", before.name.reveal(), errors),
        .role = patched_text(body, "role", std::string{core::role_code(before.role)}, errors),
        .job_title = patched_text(body, "job_title", before.job_title, errors),
        .teams =
            body.contains("teams") ? team_ids(texts_member(body, "teams", errors)) : before.teams,
        .chairs_meetings = patched_flag(body, "chairs_meetings", before.chairs_meetings, errors)};
    const std::string contact = patched_text(
        body, "contact", before.contact ? before.contact->text() : std::string{}, errors);
    if (!contact.empty()) edit.contact = core::ContactId{contact};
    const std::string manager =
        patched_text(body,
                     "line_manager",
                     before.line_manager ? before.line_manager->text() : std::string{},
                     errors);
    if (!manager.empty()) edit.line_manager = UserId{manager};
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return edit;
}

}  // namespace

Response post_api_session_confirm(App& app, const Request& request, const core::Actor&)
{
    const std::string token = bearer_token(request).value_or("");
    if (token.starts_with(core::api_token_prefix)) return problem({core::Refusal::no_session});
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string password = text_member(*body, "password", errors);
    const std::string code = text_member(*body, "code", errors);
    if (password.empty()) errors.push_back({"password", "Give the password"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});

    const auto session = app.database.read(
        [&](core::UnitOfWork& work) { return work.sessions.find(app.digest.sha256(token)); });
    if (!session) return problem({core::Refusal::not_signed_in});
    const auto outcome = step_up(app, *session, password, code);
    if (!outcome.signed_in) return problem({outcome.refusal});
    return json_response(
        200,
        json::object{{"token", outcome.signed_in->token},
                     {"expires_at", core::iso_utc(outcome.signed_in->session.expires_at)}});
}

Response post_api_user(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = core::permit(actor, core::Action::user_create, actor.authority, app.now());
    if (!allowed) return problem(allowed.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    auto user = new_user(*body);
    if (!user) return problem(user.error());

    const std::string password = core::generated_password(app.random);
    core::AddUser command = *user;
    command.password_hash = app.hasher.hash(core::Password{password});
    command.must_change_password = true;
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_user(work, app.clock, app.random, actor, command);
    });
    if (!added) return problem(added.error());
    json::object answer = to_json(*added);
    answer["password"] = password;
    return with_secret(std::move(answer), added->version, "/api/v1/users/" + added->id.text());
}

Response get_api_user(App& app, const Request& request, const core::Actor& actor)
{
    const auto user = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_account(work, app.clock, actor, UserId{request.value(0)});
    });
    if (!user) return problem(user.error());
    return api_response({.body = to_json(*user), .version = user->version});
}

Response patch_api_user(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const UserId id{request.value(0)};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::User> {
            const auto before = core::find_account(work, app.clock, actor, id);
            if (!before) return before.error();
            const auto edit = changed_user(*before, *body, named->among(before->version));
            if (!edit) return edit.error();
            const auto saved = core::edit_user(work, app.clock, actor, *edit);
            if (!saved) return saved.error();
            return core::find_account(work, app.clock, actor, id);
        },
        [](const core::User& user) {
            return ApiAnswer{.body = to_json(user), .version = user.version};
        });
}

Response delete_api_user(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const UserId id{request.value(0)};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::User> {
            const auto kept = core::find_account(work, app.clock, actor, id);
            if (!kept) return kept.error();
            const auto disabled = core::close_leaver(
                work, app.clock, app.random, actor, id, named->among(kept->version));
            if (!disabled) return disabled.error();
            return core::find_account(work, app.clock, actor, id);
        },
        [](const core::User& user) {
            return ApiAnswer{.body = to_json(user), .version = user.version};
        });
}

Response get_api_tokens(App& app, const Request& request, const core::Actor& actor)
{
    const auto account = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_own_account(work, app.clock, app.session_times, actor);
    });
    if (!account) return problem(account.error());
    json::array items;
    for (const core::ApiToken& token : account->tokens)
        items.push_back(to_json(token));
    return list_response(request, std::move(items), {});
}

Response get_api_token(App& app, const Request& request, const core::Actor& actor)
{
    const auto account = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_own_account(work, app.clock, app.session_times, actor);
    });
    if (!account) return problem(account.error());
    for (const core::ApiToken& token : account->tokens)
        if (token.id.text() == request.value(0))
            return api_response({.body = to_json(token), .version = 1});
    return problem({core::Refusal::not_found});
}

Response post_api_token(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::CreateApiToken command{.user = actor.user, .name = text_member(*body, "name", errors)};
    if (const auto days = number_member(*body, "days", errors))
        command.days = static_cast<int>(
            std::clamp<std::int64_t>(*days, 0, core::longest_token_life.count() + 1));
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto made = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result = core::create_api_token(stores, app.identity_tools(), actor, command);
        if (result)
            core::tell_oneself(work, app.identity_tools(), actor, core::AccountNews::token_made);
        return result;
    });
    if (!made) return problem(made.error());
    json::object answer = to_json(made->token);
    answer["token"] = made->text;
    return with_secret(std::move(answer), 1, "/api/v1/tokens/" + made->token.id.text());
}

Response delete_api_token(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            if (named->among(1) != 1) return core::Refusal::stale_version;
            auto stores = app.identity_stores(work);
            return core::revoke_api_token(
                stores, app.identity_tools(), actor, core::ApiTokenId{request.value(0)});
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

}  // namespace quorate::server
