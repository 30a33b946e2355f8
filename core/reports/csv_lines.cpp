#include "core/reports/csv_lines.hpp"

namespace quorate::core {

std::string csv_number(const std::optional<int>& number)
{
    return number ? std::to_string(*number) : std::string{not_shown};
}

std::string csv_line(const std::vector<std::string>& fields)
{
    std::string text;
    for (const std::string& field : fields)
        text += (text.empty() ? "" : ",") + field;
    return text + "\r\n";
}

}  // namespace quorate::core
