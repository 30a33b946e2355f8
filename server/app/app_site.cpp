#include "server/app/app_site.hpp"

#include <chrono>

#include "core/access/permission.hpp"
#include "db/session/confinement.hpp"
#include "server/app/api.hpp"
#include "server/app/assets_site.hpp"
#include "server/app/csrf.hpp"
#include "server/app/link_authority.hpp"
#include "server/app/page.hpp"
#include "server/app/protocol_answer.hpp"
#include "server/app/request_check.hpp"
#include "server/app/security_headers.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/http/gzip.hpp"
#include "server/log/log.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

bool changes_something(Method method)
{
    return method != Method::get && method != Method::head && method != Method::options;
}

Response refused(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 const core::Error& error)
{
    return request.is_api() ? problem(error) : refusal_page(app, request, actor, error);
}

// So many large bodies may be on their way, or in hand, at once: each is in memory.
constexpr int most_large_bodies = 6;
constexpr std::chrono::seconds large_body_within{120};

// The path of the page whose form was sent: what it was sent with is not in it.
std::string page_of_form(const Request& request)
{
    const std::string_view from = request.header("referer");
    const auto host = from.find("://");
    const auto path = host == std::string_view::npos ? host : from.find('/', host + 3);
    return path == std::string_view::npos ? std::string{} : std::string{from.substr(path)};
}

// Where to go after signing in: only ever a path of ours. Whoever sent a form is told that it was
// not saved, and comes back to its page.
Response to_sign_in(const Request& request)
{
    const bool is_form = request.method != Method::get;
    const std::string back = is_form ? page_of_form(request) : request.target;
    const std::string sign_in = is_form ? "/sign-in?ended=1" : "/sign-in";
    if (back.empty() || back == "/") return see_other(sign_in);
    std::string next;
    for (const char c : back) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.';
        if (plain) {
            next += c;
        } else {
            static constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            next += '%';
            next += digits[byte >> 4];
            next += digits[byte & 15];
        }
    }
    return see_other(sign_in + (is_form ? "&next=" : "?next=") + next);
}

// All that a browser opens for whoever signed in with a password that others have seen.
bool changes_password(const Route& route)
{
    return route.pattern == "/me/password" || route.pattern.starts_with("/sign-in/confirm") ||
           route.pattern == "/session/extend" || route.pattern == "/api/v1/session/password" ||
           route.pattern == "/api/v1/session/confirm";
}

core::Error change_password_first()
{
    return {core::Refusal::not_permitted,
            {{"", "Change your password first: POST /api/v1/session/password"}}};
}

// All that a session opens of which the authority still wants a second factor.
bool sets_up_second_factor(const Route& route)
{
    return route.pattern.starts_with("/me/second-factor") ||
           route.pattern.starts_with("/me/passkeys") ||
           route.pattern.starts_with("/sign-in/confirm") || route.pattern == "/session/extend" ||
           (route.pattern == "/api/v1/session" && route.method == Method::del);
}

}  // namespace

AppSite::AppSite(App& app) : app_{app} {}

std::shared_ptr<const Prepared> AppSite::quick(const LeanRequest& request)
{
    LeanRequest asked = request;
    asked.remote = sender_of(request, app_.settings.behind_proxy);
    auto prepared = app_.feeds.find(asked);
    if (prepared) app_.metrics.quick_answers.fetch_add(1, std::memory_order_relaxed);
    return prepared;
}

std::shared_ptr<const Prepared> AppSite::quick(const Request& request)
{
    LeanRequest asked = lean_view(request);
    asked.remote = sender_of(asked, app_.settings.behind_proxy);
    auto prepared = app_.feeds.find(asked);
    if (!prepared) prepared = prepared_asset(request);
    if (prepared) app_.metrics.quick_answers.fetch_add(1, std::memory_order_relaxed);
    return prepared;
}

std::optional<BodyLeave> AppSite::leave_for_body(const Request& request)
{
    const Match found = match(routes(), request.method, request.path);
    if (found.route == nullptr || found.route->body_bytes == 0) return std::nullopt;
    if (large_bodies_->fetch_add(1) >= most_large_bodies) {
        large_bodies_->fetch_sub(1);
        return BodyLeave{};
    }
    // Holds the count itself: a connection may outlive the site by a moment.
    const auto leave_again = [count = large_bodies_](const void*) { count->fetch_sub(1); };
    return BodyLeave{.bytes = found.route->body_bytes,
                     .within = large_body_within,
                     .place = std::shared_ptr<const void>{large_bodies_.get(), leave_again}};
}

Response AppSite::turned_away(const Request& request, int status, std::string_view reason)
{
    log(events::turned_away, {{"status", status}, {"reason", LogValue::code(reason)}});
    app_.metrics.count("http_rejected_total", "reason=\"" + std::string{reason} + "\"");
    Response response = protocol_answer(request, status);
    add_security_headers(app_.settings, request, response);
    return response;
}

Response AppSite::answer(Request& request)
{
    const auto began = std::chrono::steady_clock::now();
    Response response = answer_or_fault(request);
    add_security_headers(app_.settings, request, response);
    compress(request, response);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began);
    const std::string_view route = request.route.empty() ? "unmatched" : request.route;
    log(events::request,
        {{"route", LogValue::code(route)},
         {"method", LogValue::code(method_name(request.method))},
         {"status", response.status},
         {"dur_ms", took.count()},
         {"code", LogValue::code(response.code)}});
    app_.metrics.count("http_requests_total",
                       "route=\"" + std::string{route} + "\",method=\"" +
                           std::string{method_name(request.method)} + "\",status=\"" +
                           std::to_string(response.status) + "\"");
    return response;
}

// The one place where faults and bugs end. What was thrown is never shown and, but for a database
// code, never logged: its text may hold what somebody typed.
Response AppSite::answer_or_fault(Request& request)
{
    const std::string reference = app_.random.reference();
    int status = 500;
    try {
        return routed(request);
    } catch (const db::Failure& failure) {
        log(events::database_fault,
            {{"route", LogValue::code(request.route)},
             {"sqlstate", LogValue::code(failure.code())},
             {"ref", LogValue::code(reference)}});
        status = 503;
    } catch (const std::exception&) {
        log(events::bug,
            {{"route", LogValue::code(request.route)}, {"ref", LogValue::code(reference)}});
    }
    app_.metrics.count("faults_total", status == 503 ? "kind=\"database\"" : "kind=\"bug\"");
    if (request.is_api()) {
        json::object body{{"type", "about:blank"},
                          {"title", "The service could not do this just now."},
                          {"status", status},
                          {"code", status == 503 ? "QUO-503" : "QUO-500"},
                          {"detail", "Nothing was changed. Try again in a minute."},
                          {"reference", reference}};
        Response response = json_response(status, body);
        response.headers.front().second = "application/problem+json";
        if (status == 503) response.with("Retry-After", "10");
        return response;
    }
    // The plainest frame there is: the database may be what is broken.
    Frame frame;
    frame.title = "Sorry, there is a problem";
    frame.organisation = "Quorate";
    Response response = html_response(status, fault_page(frame, reference));
    if (status == 503) response.with("Retry-After", "10");
    return response;
}

Response AppSite::routed(Request& request)
{
    const Match found = match(routes(), request.method, request.path);
    if (found.route == nullptr) {
        const core::Error error{core::Refusal::not_found};
        if (found.allowed.empty())
            return refused(app_, request, who_asks(app_, request).actor, error);
        Response response = protocol_answer(request, 405);
        return response.with("Allow", found.allowed);
    }
    const Route& route = *found.route;
    request.route = route.pattern;
    request.row = &route;
    request.path_values = found.values;

    if (route.entry == Entry::app_password)
        return route.handler(app_, request, core::anonymous_actor());
    if (!request.is_api() && changes_something(request.method) && !may_be_form(request))
        return protocol_answer(request, 415);

    const Visitor visitor = who_asks(app_, request);
    if (visitor.session) {
        request.session_token = visitor.by_cookie ? request.cookie(session_cookie) : std::string{};
        request.csrf_token = visitor.session->csrf_token;
    }
    if (route.entry == Entry::signed_in && !visitor.is_signed_in())
        return request.is_api()
                   ? problem({visitor.needs_second_factor ? core::Refusal::needs_second_factor
                                                          : core::Refusal::not_signed_in})
                   : to_sign_in(request);
    if (route.entry == Entry::signed_in && visitor.session && visitor.session->must_enrol &&
        !sets_up_second_factor(route))
        return request.is_api() ? problem({core::Refusal::needs_second_factor})
                                : see_other("/me/second-factor");
    const bool is_held_up = route.entry == Entry::signed_in && visitor.must_change_password &&
                            !visitor.session->must_enrol;
    if (is_held_up && !changes_password(route) && !sets_up_second_factor(route))
        return request.is_api() ? problem(change_password_first()) : see_other("/me/password");
    // A bearer token is never sent by a browser on its own, so only cookies need the guard.
    const bool guarded = visitor.by_cookie || route.entry == Entry::public_page;
    if (changes_something(request.method) && guarded && !request.is_api() &&
        !comes_from_our_form(app_, request, visitor.by_cookie ? visitor.session : std::nullopt))
        return refused(app_, request, visitor.actor, {core::Refusal::form_expired});
    if (request.is_api() && visitor.by_cookie && changes_something(request.method) &&
        !comes_from_our_form(app_, request, visitor.session))
        return problem({core::Refusal::form_expired});
    if (route.entry == Entry::signed_in) {
        // Whether they chair the meeting in hand, its use case finds out.
        const bool on_a_meeting = route.pattern.find("/meetings/{") != std::string_view::npos;
        const auto role_may = on_a_meeting ? core::permit_role_or_chair(visitor.actor, route.action)
                                           : core::permit_role(visitor.actor, route.action);
        if (!role_may) {
            app_.deny(visitor.actor, role_may.error());
            return refused(app_, request, visitor.actor, role_may.error());
        }
    }
    // Whoever is signed in works for one authority, whatever their page asks of the database; a
    // page behind a link is for the authority of its link.
    const db::Confinement confined{route.entry == Entry::signed_in
                                       ? visitor.actor.authority
                                       : authority_of_link(app_, request)};
    if (!request.is_api()) return route.handler(app_, request, visitor.actor);
    if (const auto fault = request_fault(route, request)) return problem(*fault);
    return with_every_fault(route, request, route.handler(app_, request, visitor.actor));
}

}  // namespace quorate::server
