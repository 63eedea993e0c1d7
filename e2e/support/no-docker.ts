/** Whatever Docker this computer has is none of a test's business. */
export const noDocker = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
