#include "server/dav/dav_access.hpp"

#include <sodium.h>

#include <array>
#include <string>

#include "core/identity/app_passwords.hpp"
#include "core/identity/user_store.hpp"
#include "core/own_calendar/own_calendars.hpp"
#include "core/support/text.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/http/words.hpp"
#include "server/identity/network.hpp"

namespace quorate::server {
namespace {

// A password in the clear is not for networks; behind a proxy the last stretch is our own.
bool is_safe(const App& app, const Request& request)
{
    return request.is_secure || app.settings.behind_proxy || request.remote == "127.0.0.1" ||
           request.remote == "::1" || request.remote.starts_with("127.");
}

struct Basic {
    std::string name;
    std::string secret;
};

std::optional<Basic> basic_of(const Request& request)
{
    const std::string_view header = request.header("authorization");
    const std::string_view scheme = header.substr(0, header.find(' '));
    if (!same_word(scheme, "basic") || header.size() > 1'000) return std::nullopt;
    const std::string coded = core::trimmed(header.substr(scheme.size()));
    std::array<unsigned char, 800> bytes{};
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(),
                          bytes.size(),
                          coded.data(),
                          coded.size(),
                          nullptr,
                          &size,
                          nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    const std::string text{reinterpret_cast<const char*>(bytes.data()), size};
    const auto colon = text.find(':');
    if (colon == std::string::npos || !core::is_plain_text(text, core::Lines::one))
        return std::nullopt;
    return Basic{text.substr(0, colon), text.substr(colon + 1)};
}

// What a person knows the program as; never more of what it sent.
std::string client_of(std::string_view agent)
{
    struct Known {
        std::string_view part;
        const char* name;
    };
    constexpr std::array known{Known{"DAVx5", "DAVx5"},
                               Known{"Thunderbird", "Thunderbird"},
                               Known{"Evolution", "Evolution"},
                               Known{"vdirsyncer", "vdirsyncer"},
                               Known{"CalDavSynchronizer", "Outlook CalDav Synchronizer"},
                               Known{"dataaccessd", "iPhone or iPad"},
                               Known{"iOS", "iPhone or iPad"},
                               Known{"macOS", "Apple Calendar"},
                               Known{"Mac", "Apple Calendar"},
                               Known{"python-caldav", "python-caldav"},
                               Known{"tsdav", "tsdav"}};
    for (const Known& each : known)
        if (agent.find(each.part) != std::string_view::npos) return each.name;
    return "Another program";
}

CalendarOwnerSeen seen(const App& app, core::UnitOfWork& work, const core::Actor& actor)
{
    CalendarOwnerSeen owner{.actor = actor};
    for (const auto each :
         {core::OwnCalendar::meetings, core::OwnCalendar::actions, core::OwnCalendar::busy})
        if (core::permit_own_calendar(work, actor, each, app.now()))
            owner.calendars.push_back(each);
    if (const auto user = work.users.find(actor.user)) {
        owner.name = user->name.reveal();
        owner.email = user->email.reveal();
    }
    return owner;
}

Response refused(int status, std::string_view text)
{
    Response response = text_response(status, text);
    if (status == 401)
        response.with("WWW-Authenticate", "Basic realm=\"Quorate calendars\", charset=\"UTF-8\"");
    if (status == 429) response.with("Retry-After", "300");
    return response;
}

}  // namespace

CalendarUser calendar_user(App& app, const Request& request)
{
    if (!is_safe(app, request))
        return {.turned_away = refused(403, "Calendars are given over https only.\n")};
    const std::string network = network_of(client_address(app, request));
    const std::string_view sent = request.header("authorization");
    const std::uint64_t writes = app.pool.writes();
    if (auto known = app.known_programs.find(sent, network, writes))
        return {.owner = *std::move(known)};

    const auto basic = basic_of(request);
    constexpr std::string_view how =
        "Sign in with your e-mail address and an app password, which you make under Your "
        "account.\n";
    if (!basic) return {.turned_away = refused(401, how)};

    const core::AppSignIn sign_in{.email = core::Email{basic->name},
                                  .secret = core::Password{basic->secret},
                                  .network = network};
    CalendarOwnerSeen owner;
    const auto resumed = app.database.read([&](core::UnitOfWork& work) {
        auto found =
            core::resume_app_password(work, app.identity_tools(), app.sign_in_limits, sign_in);
        if (found) owner = seen(app, work, found->actor);
        return found;
    });
    if (!resumed && resumed.error().refusal == core::Refusal::too_many_attempts)
        return {.turned_away =
                    refused(429, "Too many wrong passwords. Wait five minutes and try again.\n")};
    if (!resumed) {
        app.database.write([&](core::UnitOfWork& work) {
            core::count_wrong_app_password(work, app.identity_tools(), sign_in);
            return true;
        });
        return {.turned_away = refused(401, how)};
    }
    if (resumed->touch_due)
        app.database.write([&](core::UnitOfWork& work) {
            work.app_passwords.touch(
                resumed->password.id, app.now(), client_of(request.header("user-agent")));
            return true;
        });
    app.known_programs.keep(sent, network, writes, owner);
    return {.owner = std::move(owner)};
}

}  // namespace quorate::server
