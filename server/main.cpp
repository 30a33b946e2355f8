#include "server/cli/program.hpp"

int main(int count, char** words)
{
    return quorate::server::run_program(count, words);
}
