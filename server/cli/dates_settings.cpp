#include "server/cli/dates_settings.hpp"

#include <iostream>

namespace quorate::server {

int change_dates(const CommonOptions& common,
                 const DatesSettingOptions& options,
                 const ChangeDates& use_case)
{
    Installation installation{common};
    App& app = installation.app;
    const auto outcome =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::DatesOutcome> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return use_case(work,
                            core::CaseTools{app.clock, app.random, app.bank_holidays},
                            core::system_actor(authority->id));
        });
    if (!outcome) return refused(outcome.error());
    const core::MovedDates moved = outcome->moved.value_or(core::MovedDates{});
    if (options.as_json)
        print_json({{options.day_name, options.day},
                    {"moved_dates", moved.dates},
                    {"moved_families", moved.families}});
    else
        std::cout << "Kept. Due dates that moved: " << moved.dates << ", in " << moved.families
                  << (moved.families == 1 ? " family.\n" : " families.\n");
    return 0;
}

}  // namespace quorate::server
