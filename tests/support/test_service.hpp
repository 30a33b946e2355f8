#pragma once

#include <map>
#include <memory>
#include <string>

#include "server/app/app.hpp"
#include "server/app/app_site.hpp"
#include "server/identity/link_tokens.hpp"
#include "server/identity/password.hpp"
#include "server/identity/secret.hpp"
#include "server/identity/secret_seal.hpp"
#include "server/mail/mail_seal.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::test {

/// An answer, with what tests ask of it.
struct Answer {
    server::Response response;

    int status() const { return response.status; }
    const std::string& body() const { return response.body; }

    /// The first header of that name, or empty. Case matters.
    std::string header(const std::string& name) const;

    /// Whether the body holds `text`.
    bool says(const std::string& text) const
    {
        return response.body.find(text) != std::string::npos;
    }

    /// The value of the first `name="field"` input's value="…", as a form would send it back.
    std::string field(const std::string& name) const;
};

/// The service without its sockets, on a database of its own: two authorities with their staff
/// (staffed_authority.hpp) and a clock that stands at ten o'clock on Monday 23 November 2026.
///     TestService service;
///     auto page = service.as("bs").get("/needs-a-date");
///     auto made = service.as("sw").post_json("/api/v1/cases", R"({...})");
class TestService {
public:
    explicit TestService(db::Dialect dialect = db::Dialect::sqlite, bool is_demo = false);

    /// A second server on the database of another, with the same secrets and a clock of its own.
    explicit TestService(std::shared_ptr<TempDatabase> data, bool is_demo = false);

    /// Someone's browser or program; "" is nobody. Every answer of the API is compared with the
    /// OpenAPI document, and fails the test that asked when it is not as described. So does what
    /// changed something about a family and is not in the audit log (audited_writes.hpp).
    class Client {
    public:
        Answer get(const std::string& target);

        /// Posts a form with the session's CSRF token.
        Answer post(const std::string& target,
                    const std::vector<std::pair<std::string, std::string>>& fields = {});

        /// The same without a CSRF token, as another site's page would.
        Answer post_from_elsewhere(const std::string& target);

        Answer get_json(const std::string& target);
        Answer post_json(const std::string& target,
                         const std::string& body,
                         const std::map<std::string, std::string>& headers = {});
        Answer patch_json(const std::string& target, const std::string& body, int version);
        Answer send(server::Method method,
                    const std::string& target,
                    const std::string& body = {},
                    const std::map<std::string, std::string>& headers = {});

    private:
        friend class TestService;
        Client(TestService& service, std::string person, std::string token, std::string csrf)
            : service_{&service},
              person_{std::move(person)},
              token_{std::move(token)},
              csrf_{std::move(csrf)}
        {
        }

        TestService* service_;
        void keep_cookie(const Answer& answer);

        std::string person_;
        std::string token_;
        std::string csrf_;
        std::map<std::string, std::string> cookies_;  // of readers of papers and of signing in
    };

    /// Signs `user_id` in (fresh, so it has stepped up) and gives the client. API calls of the same
    /// client carry the session as a bearer token.
    Client as(const std::string& user_id);
    Client nobody() { return Client{*this, "", "", ""}; }

    server::App& app() { return *app_; }
    db::Database& database() { return app_->database; }
    FakeClock& clock() { return clock_; }
    std::shared_ptr<TempDatabase> data() { return temp_; }

private:
    std::shared_ptr<TempDatabase> temp_;
    FakeClock clock_;
    server::SystemRandom random_;
    server::SodiumDigest digest_;
    server::Argon2Hasher hasher_;
    server::HmacLinkTokens links_;
    server::CalendarAddressSeal addresses_;
    server::ReportSeal reports_;
    server::SecondFactorSeal factors_;
    server::MailSeal mail_;
    std::unique_ptr<server::App> app_;
    std::unique_ptr<server::AppSite> site_;
};

}  // namespace quorate::test
