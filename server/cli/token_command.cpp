#include "server/cli/token_command.hpp"

#include <iostream>

#include "core/dates/london_time.hpp"
#include "core/identity/api_tokens.hpp"
#include "core/support/text.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct TokenOptions {
    std::string email, name, id;
    int days = 90;
    bool as_json = false;
};

int create(const CommonOptions& common, const TokenOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto made =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::NewApiToken> {
            const auto user =
                work.users.find_by_email(core::Email{core::lower_case(options.email)});
            if (!user) return core::invalid("user", "There is no account with this address");
            auto stores = app.identity_stores(work);
            return core::create_api_token(
                stores,
                app.identity_tools(),
                core::system_actor(user->authority),
                {.user = user->id, .name = options.name, .days = options.days});
        });
    if (!made) return refused(made.error());
    if (options.as_json)
        print_json({{"id", made->token.id.text()},
                    {"token", made->text},
                    {"expires_at", core::iso_utc(made->token.expires_at)}});
    else
        std::cout << made->text << "\nid " << made->token.id.text() << ", expires "
                  << core::iso_utc(made->token.expires_at) << ". It is shown this once.\n";
    return 0;
}

int revoke(const CommonOptions& common, const TokenOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const core::ApiTokenId id{options.id};
    const auto revoked =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto token = work.api_tokens.find(id);
            if (!token) return core::invalid("id", "There is no token with this id");
            auto stores = app.identity_stores(work);
            return core::revoke_api_token(
                stores, app.identity_tools(), core::system_actor(token->authority), id);
        });
    if (!revoked) return refused(revoked.error());
    std::cout << "The token no longer works.\n";
    return 0;
}

}  // namespace

void add_token_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("token", "API tokens: create, revoke");
    group.require_subcommand(1);
    const auto options = std::make_shared<TokenOptions>();

    CLI::App& creating = *group.add_subcommand("create", "Make a token and print it");
    const auto creating_common = add_common_options(creating);
    creating.add_option("--user", options->email, "The e-mail address of whom it acts as")
        ->required();
    creating.add_option("--name", options->name, "What it is for")->required();
    creating.add_option("--days", options->days, "How long it works (90)");
    creating.add_flag("--json", options->as_json, "Answer in JSON");
    creating.callback([creating_common, options, &exit_code] {
        exit_code = run_guarded([&] { return create(*creating_common, *options); });
    });

    CLI::App& revoking = *group.add_subcommand("revoke", "Stop a token");
    const auto revoking_common = add_common_options(revoking);
    revoking.add_option("id", options->id, "The token's id")->required();
    revoking.callback([revoking_common, options, &exit_code] {
        exit_code = run_guarded([&] { return revoke(*revoking_common, *options); });
    });
}

}  // namespace quorate::server
