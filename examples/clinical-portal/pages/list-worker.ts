// The worker in which lists are read. It stands beside the elements' script under this name, where they look for it.
import '@carebatch/core/list-worker'
