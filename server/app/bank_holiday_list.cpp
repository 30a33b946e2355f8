#include "server/app/bank_holiday_list.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/rules/bank_holidays.hpp"

namespace quorate::server {

std::string bank_holidays_file(const Settings& settings)
{
    return settings.data + "/bank_holidays.csv";
}

core::BankHolidays bank_holidays_of(const Settings& settings)
{
    const std::string path = bank_holidays_file(settings);
    if (!std::filesystem::exists(path)) return core::shipped_bank_holidays();
    std::ifstream file{path, std::ios::binary};
    const std::string csv{std::istreambuf_iterator<char>{file}, {}};
    auto read = core::parse_bank_holidays(csv);
    if (file.bad() || !read) throw BadSetting{"the list of bank holidays cannot be read: " + path};
    return *std::move(read);
}

}  // namespace quorate::server
