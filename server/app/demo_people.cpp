#include "server/app/demo_people.hpp"

#include "server/seed/demo_cast.hpp"
#include "server/seed/seed_demo.hpp"

namespace quorate::server {

std::vector<DemoPerson> demo_people(App& app)
{
    std::vector<DemoPerson> people;
    if (!app.settings.demo) return people;
    for (const DemoAccount& account : demo_accounts(app)) {
        if (!account.on_sign_in_page) continue;
        const bool is_at_home = account.authority == demo_england;
        people.push_back(
            {.id = account.id.text(),
             .name = core::PersonName{account.name},
             .role_label = is_at_home ? account.job_title
                                      : account.job_title + ", " + account.authority + " (Wales)"});
    }
    return people;
}

std::optional<DemoSignIn> demo_password(App& app, const std::string& user_id)
{
    if (!app.settings.demo) return std::nullopt;
    for (const DemoAccount& account : demo_accounts(app))
        if (account.id.text() == user_id) return DemoSignIn{account.email, demo_password_text};
    return std::nullopt;
}

}  // namespace quorate::server
