#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/identity/app_passwords.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/places.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::test {

/// The service with two meetings and an action point, in whose rows everything that no calendar
/// program may be told is called CANARY; and calendar programs that talk to it over loopback.
/// "cc" chairs both meetings ("m1" on 1 December at 10:00, "m2" a week later), "sw" has a seat at
/// "m1" and an action point "act-1".
class DavService : public testing::TestWithParam<db::Dialect> {
protected:
    using Headers = std::map<std::string, std::string>;

    DavService()
    {
        service.app().worker_program = binary_dir() + "/quorate";
        db::Pool& pool = service.app().pool;
        add_directory_to_staff(pool);
        run(pool, "update family_case set family_name = 'CANARYA', reference = 'CANARYB'");
        run(pool, "update child set given_name = 'CANARYC', family_name = 'CANARYD'");
        run(pool,
            "update contact set name = 'CANARYE', email = 'canaryf.' || id || '@police.example'");
        run(pool, "update family_member set name = 'CANARYG', email = 'canaryh@mail.example'");
        add("m1", "2026-12-01T10:00:00Z");
        add("m2", "2026-12-08T10:00:00Z");
        run(pool,
            "insert into invitee (id, authority_id, meeting_id, user_id, requirement, email, "
            "calendar_uid, link_hash, created_at) values ('seat-sw', 'authority-1', 'm1', 'sw', "
            "'required', 'sw@council.example', 'uid-sw', 'hash-sw', 0)");
        run(pool,
            "insert into action_point (id, authority_id, case_id, meeting_id, what, "
            "plain_language, owner_user_id, due_on, status, progress, link_hash, created_by, "
            "created_at) values ('act-1', 'authority-1', 'case-1', 'm1', 'Ring CANARYI', "
            "'CANARYJ', 'sw', '2026-12-11', 'open', 'CANARYK', 'hash-act', 'bs', 0)");
    }

    void add(const std::string& id, const char* starts_at)
    {
        const std::string start = std::to_string(at(starts_at).time_since_epoch().count());
        run(service.app().pool,
            "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
            "starts_at, ends_at, mode, chair_id, venue, video_link, change_reason, created_by, "
            "created_at, changed_at) values ('" +
                id + "', 'authority-1', 'case-1', 'core_group', 'ref-" + id + "', 'feed-" + id +
                "', 'scheduled', " + start + ", " + start +
                " + 3600, 'video', 'cc', 'CANARYL', 'CANARYM', 'CANARYN', 'bs', 0, 0)");
        run(service.app().pool,
            "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, email, "
            "calendar_uid, link_hash, created_at) values ('seat-" +
                id + "', 'authority-1', '" + id +
                "', 'contact-police', 'required', 'canaryf@police.example', 'uid-" + id +
                "', 'hash-" + id + "', 0)");
    }

    /// A new app password of that person's.
    std::string password_of(const std::string& user)
    {
        server::App& app = service.app();
        core::Actor actor = staff(user);
        actor.stepped_up_at = app.now();
        return app
            .transact(actor,
                      [&](core::UnitOfWork& work) {
                          return core::create_app_password(
                              work, app.identity_tools(), actor, "Phone");
                      })
            ->text;
    }

    /// What the person's calendar program is told.
    Answer send(const std::string& user,
                server::Method method,
                const std::string& target,
                const std::string& body = {},
                Headers headers = {})
    {
        if (!passwords_.contains(user)) passwords_[user] = password_of(user);
        headers.try_emplace("authorization", basic(user + "@council.example", passwords_[user]));
        return send_as(method, target, body, headers);
    }

    Answer send_as(server::Method method,
                   const std::string& target,
                   const std::string& body,
                   const Headers& headers,
                   const std::string& remote = "127.0.0.1")
    {
        server::Request request;
        request.method = method;
        if (!server::parse_target(target, request)) throw std::runtime_error{"no target"};
        request.headers.assign(headers.begin(), headers.end());
        request.body = body;
        request.remote = remote;
        Answer answer{site_.answer(request)};
        EXPECT_FALSE(answer.says("CANARY")) << target << answer.body();
        EXPECT_FALSE(answer.says("canary")) << target << answer.body();
        return answer;
    }

    static std::string basic(const std::string& name, const std::string& secret)
    {
        static constexpr char letters[] =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        const std::string text = name + ":" + secret;
        std::string out = "Basic ";
        for (std::size_t i = 0; i < text.size(); i += 3) {
            unsigned bits = 0;
            for (std::size_t j = 0; j < 3; ++j)
                bits = bits << 8 |
                       (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0u);
            for (std::size_t j = 0; j < 4; ++j)
                out += i + j <= text.size() ? letters[bits >> (18 - 6 * j) & 63u] : '=';
        }
        return out;
    }

    /// The text between the first `before` and the next `after`; empty without them.
    static std::string between(const std::string& text,
                               const std::string& before,
                               const std::string& after)
    {
        const auto from = text.find(before);
        if (from == std::string::npos) return {};
        const auto start = from + before.size();
        return text.substr(start, text.find(after, start) - start);
    }

    static std::string busy(const std::string& uid, const std::string& lines)
    {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\nBEGIN:VEVENT\r\nUID:" +
               uid + "\r\nDTSTAMP:20261123T100000Z\r\nSUMMARY:Dentist with CANARYO\r\n" + lines +
               "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    TestService service{GetParam()};

private:
    server::AppSite site_{service.app()};
    std::map<std::string, std::string> passwords_;
};

}  // namespace quorate::test
