#include "tests/support/test_service.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <utility>

#include "core/dates/london_time.hpp"
#include "core/identity/sessions.hpp"
#include "server/app/csrf.hpp"
#include "server/log/log.hpp"
#include "server/templates/frame.hpp"
#include "tests/support/api_description.hpp"
#include "tests/support/audited_writes.hpp"

namespace quorate::test {
namespace {

using server::Method;

core::Instant ten_on_monday()
{
    using namespace std::chrono;
    return core::london_instant(local_days{2026y / November / 23} + hours{10});
}

std::string encoded(const std::string& text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.') {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

server::Settings settings_for(const std::string& url, bool is_demo)
{
    server::Settings settings;
    settings.database = url;
    settings.database_connections = 3;
    settings.base_url = "http://quorate.test";
    settings.demo = is_demo;
    return settings;
}

std::shared_ptr<TempDatabase> with_staff(db::Dialect dialect)
{
    auto data = std::make_shared<TempDatabase>(dialect);
    add_staffed_authorities(data->pool());
    return data;
}

}  // namespace

std::string Answer::header(const std::string& name) const
{
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

std::string Answer::field(const std::string& name) const
{
    const auto at = body().find("name=\"" + name + "\"");
    if (at == std::string::npos) throw std::runtime_error{"the page has no field " + name};
    const auto value = body().find("value=\"", at);
    const auto tag_end = body().find('>', at);
    if (value == std::string::npos || value > tag_end) return {};
    return body().substr(value + 7, body().find('"', value + 7) - value - 7);
}

TestService::TestService(db::Dialect dialect, bool is_demo)
    : TestService{with_staff(dialect), is_demo}
{
}

TestService::TestService(std::shared_ptr<TempDatabase> data, bool is_demo)
    : temp_{std::move(data)},
      clock_{ten_on_monday()},
      hasher_{{.passes = 1, .memory = 8192}},
      links_{std::string(32, 's')},
      addresses_{std::string(32, 's')},
      reports_{std::string(32, 's')},
      factors_{std::string(32, 's')},
      mail_{std::string(32, 's')}
{
    server::set_log_level("error");
    app_ = std::make_unique<server::App>(settings_for(temp_->url(), is_demo),
                                         server::Surroundings{clock_,
                                                              random_,
                                                              digest_,
                                                              hasher_,
                                                              links_,
                                                              addresses_,
                                                              reports_,
                                                              factors_,
                                                              mail_,
                                                              test_seal()});
    site_ = std::make_unique<server::AppSite>(*app_);
}

TestService::Client TestService::as(const std::string& user_id)
{
    const auto begun = app_->database.write([&](core::UnitOfWork& work) {
        auto stores = app_->identity_stores(work);
        const auto user = stores.users.find(core::UserId{user_id});
        if (!user) throw std::runtime_error{"no such person: " + user_id};
        core::Session session;
        session.authority = user->authority;
        session.user = user->id;
        session.created_at = clock_.now();
        session.last_seen_at = clock_.now();
        session.expires_at = clock_.now() + std::chrono::hours{10};
        session.stepped_up_at = clock_.now();
        return core::begin_session(stores, app_->identity_tools(), session);
    });
    return Client{*this, user_id, begun.token, begun.session.csrf_token};
}

Answer TestService::Client::send(Method method,
                                 const std::string& target,
                                 const std::string& body,
                                 const std::map<std::string, std::string>& headers)
{
    server::Request request;
    request.method = method;
    if (!server::parse_target(target, request)) throw std::runtime_error{"not a target: " + target};
    if (!headers.contains("host")) request.headers.emplace_back("host", "quorate.test");
    request.remote = "192.0.2.7";
    if (!token_.empty() && request.is_api())
        request.headers.emplace_back("authorization", "Bearer " + token_);
    std::string cookies;
    if (!token_.empty() && !request.is_api())
        cookies = std::string{server::session_cookie} + "=" + token_;
    for (const auto& [name, value] : cookies_)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) request.headers.emplace_back("cookie", cookies);
    for (const auto& [name, value] : headers)
        request.headers.emplace_back(name, value);
    request.body = body;
    if (const auto quick = service_->site_->quick(request)) {
        Answer answer;
        std::string line;
        answer.response.status = std::stoi(quick->head.substr(9, 3));
        answer.response.body = quick->body ? *quick->body : std::string{};
        for (std::istringstream head{quick->head}; std::getline(head, line);) {
            const auto colon = line.find(": ");
            if (colon != std::string::npos)
                answer.response.with(line.substr(0, colon),
                                     line.substr(colon + 2, line.size() - colon - 3));
        }
        answer.response.with("Head", "quick");
        return answer;
    }
    const AuditedWrite write{service_->app_->pool, request, person_};
    Answer answer{service_->site_->answer(request)};
    keep_cookie(answer);
    if (const auto route = write.missing(request, answer.response); !route.empty())
        ADD_FAILURE() << route << " by " << person_ << " left nothing in the audit log";
    if (request.is_api())
        for (const std::string& difference : differences(request, answer.response))
            ADD_FAILURE() << "not as the API is described: " << difference;
    return answer;
}

void TestService::Client::keep_cookie(const Answer& answer)
{
    const std::string given = answer.header("Set-Cookie");
    if (!given.starts_with("__Host-quorate-reader-") &&
        !given.starts_with("__Host-quorate-signing-in"))
        return;
    const auto equals = given.find('=');
    cookies_[given.substr(0, equals)] = given.substr(equals + 1, given.find(';') - equals - 1);
}

Answer TestService::Client::get(const std::string& target)
{
    return send(Method::get, target);
}

Answer TestService::Client::post(const std::string& target,
                                 const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::string body = std::string{server::csrf_field} + "=" + encoded(csrf_);
    for (const auto& [name, value] : fields)
        body += "&" + encoded(name) + "=" + encoded(value);
    return send(
        Method::post, target, body, {{"content-type", "application/x-www-form-urlencoded"}});
}

Answer TestService::Client::post_from_elsewhere(const std::string& target)
{
    return send(Method::post,
                target,
                "a=b",
                {{"content-type", "application/x-www-form-urlencoded"},
                 {"origin", "https://elsewhere.example"}});
}

Answer TestService::Client::get_json(const std::string& target)
{
    return send(Method::get, target);
}

Answer TestService::Client::post_json(const std::string& target,
                                      const std::string& body,
                                      const std::map<std::string, std::string>& headers)
{
    auto all = headers;
    all["content-type"] = "application/json";
    return send(Method::post, target, body, all);
}

Answer TestService::Client::patch_json(const std::string& target,
                                       const std::string& body,
                                       int version)
{
    return send(Method::patch,
                target,
                body,
                {{"content-type", "application/json"},
                 {"if-match", "\"" + std::to_string(version) + "\""}});
}

}  // namespace quorate::test
