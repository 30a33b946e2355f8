#include "server/api/app_password_api.hpp"

#include "core/dates/london_time.hpp"
#include "core/identity/app_passwords.hpp"

namespace quorate::server {
namespace {

json::object to_json(const core::AppPassword& password)
{
    return {{"id", password.id.text()},
            {"name", password.name.reveal()},
            {"created_at", core::iso_utc(password.created_at)},
            {"last_used_at",
             password.last_used_at ? json::value(core::iso_utc(*password.last_used_at))
                                   : json::value()},
            {"last_client", password.last_client},
            {"version", 1}};
}

core::Result<std::vector<core::AppPassword>> listed(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_app_passwords(work, app.clock, actor);
    });
}

}  // namespace

Response get_api_app_passwords(App& app, const Request& request, const core::Actor& actor)
{
    const auto passwords = listed(app, actor);
    if (!passwords) return problem(passwords.error());
    json::array items;
    for (const core::AppPassword& each : *passwords)
        items.push_back(to_json(each));
    return list_response(request, std::move(items), {});
}

Response post_api_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string name = text_member(*body, "name", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto made = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::create_app_password(work, app.identity_tools(), actor, name);
    });
    if (!made) return problem(made.error());
    json::object answer = to_json(made->password);
    answer["password"] = made->text;
    return api_response({.body = std::move(answer),
                         .status = 201,
                         .version = 1,
                         .location = "/api/v1/app-passwords/" + made->password.id.text()});
}

Response get_api_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto passwords = listed(app, actor);
    if (!passwords) return problem(passwords.error());
    for (const core::AppPassword& each : *passwords)
        if (each.id.text() == request.value(0))
            return api_response({.body = to_json(each), .version = 1});
    return problem({core::Refusal::not_found});
}

Response delete_api_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            if (named->among(1) != 1) return core::Refusal::stale_version;
            return core::revoke_app_password(
                work, app.clock, actor, core::AppPasswordId{request.value(0)});
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

}  // namespace quorate::server
